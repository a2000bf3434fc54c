package farm.rendezvous.bench.run;

import java.io.IOException;
import java.util.List;

/** Other programs. */
public final class Command {
  private static final int WORTH_TELLING = 10;

  private Command() {}

  /**
   * Runs a program to its end.
   *
   * @return the lines that it wrote, errors among them
   * @throws IOException if it cannot be started, or ends with another exit code than 0
   */
  public static List<String> output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    List<String> lines = process.inputReader().lines().toList();
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          "%s ended with %d: %s"
              .formatted(
                  String.join(" ", command),
                  code,
                  lines.subList(Math.max(0, lines.size() - WORTH_TELLING), lines.size())));
    }
    return lines;
  }
}
