package farm.rendezvous.node.rendering;

import org.jspecify.annotations.Nullable;

/** How long the frames of an attempt take. All times are of {@link System#nanoTime}. */
final class Pace {

  private static final double NANOS = 1e9;

  private int ended;
  private long endedNanos;
  private @Nullable Long begun;

  /** A frame is the next one: what it waits for a core is time that it takes. */
  synchronized void begin(long now) {
    begun = now;
  }

  /** Blender is done with it. */
  synchronized void end(long now) {
    if (begun != null) {
      ended++;
      endedNanos += now - begun;
      begun = null;
    }
  }

  /**
   * Seconds that a frame takes: the mean of those before; of the first frame, what it has taken so
   * far; null before that.
   */
  synchronized @Nullable Double secondsPerFrame(long now) {
    if (ended > 0) {
      return endedNanos / NANOS / ended;
    }
    return begun == null ? null : (now - begun) / NANOS;
  }

  /**
   * Seconds until the present frame and as many more are rendered; null before one frame is known
   * to have ended.
   */
  synchronized @Nullable Double secondsLeft(int waiting, long now) {
    if (ended == 0) {
      return null;
    }
    double each = endedNanos / NANOS / ended;
    double present = begun == null ? 0 : Math.max(0, each - (now - begun) / NANOS);
    return present + waiting * each;
  }
}
