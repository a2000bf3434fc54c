package farm.rendezvous.node.rendering;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends a Blender with all that it started: by request, then by force. */
final class BlenderStopper {

  static final Duration GRACE = Duration.ofSeconds(2);

  private static final System.Logger LOG = System.getLogger(BlenderStopper.class.getName());

  private BlenderStopper() {}

  /** Asks it to end, and sees to it that it does; returns at once. */
  static void begin(Process process) {
    ProcessHandle handle = process.toHandle();
    if (handle.destroy()) {
      CompletableFuture.delayedExecutor(GRACE.toMillis(), TimeUnit.MILLISECONDS)
          .execute(handle::destroyForcibly);
    }
  }

  /**
   * Returns when it is gone. One that hangs in the kernel cannot be ended and is not waited for.
   */
  static void stop(Process process) {
    if (process.isAlive()) {
      begin(process);
      var unused =
          process
              .onExit()
              .completeOnTimeout(process, 2 * GRACE.toMillis(), TimeUnit.MILLISECONDS)
              .join();
    }
  }

  /** Ends what a Blender that is gone has left in its session, such as the child of a script. */
  static void sweep(long session) {
    try {
      Process kill =
          new ProcessBuilder("/bin/sh", "-c", "kill -s KILL -- -" + session)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      kill.getOutputStream().close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "what Blender {0} may have started is left alone", session, e);
    }
  }
}
