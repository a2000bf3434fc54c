package farm.rendezvous.bench.controlplane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Frames completed over time, as seen from outside; the clock starts with the first ones. */
final class Progress {

  private record Look(long nanos, long frames) {}

  private final List<Look> looks = new ArrayList<>();

  /**
   * Takes a look down.
   *
   * @param nanos of a clock with any zero
   * @param frames completed since the run began; what was looked at before the first is left out
   */
  Progress add(long nanos, long frames) {
    if (frames > 0) {
      looks.add(new Look(nanos, frames));
    }
    return this;
  }

  /** Frames at the last look. */
  long frames() {
    return looks.isEmpty() ? 0 : last().frames();
  }

  /** Whether the last looks showed nothing new for that long. */
  boolean isStalled(Duration patience) {
    return !looks.isEmpty() && last().nanos() - reached(frames()).nanos() > patience.toNanos();
  }

  /** Frames a second from the first look to the last; NaN if that is no time. */
  double rate() {
    return looks.isEmpty() ? Double.NaN : rate(looks.get(0), last());
  }

  /** Frames a second in the first fifth of the frames. */
  double firstRate() {
    return looks.isEmpty() ? Double.NaN : rate(looks.get(0), reached(frames() / 5));
  }

  /** Frames a second in the last fifth of the frames. */
  double lastRate() {
    return looks.isEmpty() ? Double.NaN : rate(reached(frames() - frames() / 5), last());
  }

  private Look last() {
    return looks.get(looks.size() - 1);
  }

  private Look reached(long frames) {
    return looks.stream().filter(look -> look.frames() >= frames).findFirst().orElse(last());
  }

  private static double rate(Look from, Look to) {
    return to.nanos() > from.nanos()
        ? (to.frames() - from.frames()) * 1e9 / (to.nanos() - from.nanos())
        : Double.NaN;
  }
}
