package farm.rendezvous.node.rendering;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a Blender with all that it started: by request, then by force. */
final class BlenderStopper {

  private static final Duration GRACE = Duration.ofSeconds(2);

  private BlenderStopper() {}

  /** Returns when the process is gone. */
  static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    boolean interrupted = false;
    try {
      interrupted = !awaitEnd(process);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** False if this thread was interrupted meanwhile. */
  private static boolean awaitEnd(Process process) {
    try {
      process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
