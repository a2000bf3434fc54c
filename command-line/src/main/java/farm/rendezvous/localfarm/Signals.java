package farm.rendezvous.localfarm;

import java.io.IOException;
import java.util.Locale;

/** Sends signals. One that comes too late for its process is no error. */
final class Signals {
  private Signals() {}

  /**
   * Sends a signal to the process, if it is still that one.
   *
   * @param signal its name without SIG, such as KILL, TERM, STOP, CONT
   */
  static void send(String signal, ProcessIdentity process) {
    if (!process.isRunning()) {
      return;
    }
    String name = signal.toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
    try {
      new ProcessBuilder("bash", "-c", "kill -s \"$0\" \"$1\"", name, "" + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new FarmTrouble("Cannot send SIG%s to %d".formatted(name, process.pid()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
