package farm.rendezvous.node.rendering;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a Blender at work does nothing. It may print nothing for minutes, but then its processor
 * time goes on, if only a little beside a GPU; one that is stuck, on a dead network drive or in a
 * deadlock, has neither.
 */
final class Standstill {

  /** A thousandth of a core is more than a process uses that waits for something for ever. */
  private static final int SHARE = 1000;

  private final Duration time;
  private final LongSupplier clock;
  private final LongSupplier processorTime;
  private final LongSupplier lines;
  private long since;
  private long processorTimeThen;
  private long linesThen;

  /**
   * From now on it is looked at.
   *
   * @param time for how long it has to do nothing; zero: it is never found to
   * @param clock nanoseconds
   * @param processorTime nanoseconds that it has used; less than before when a process that it had
   *     started is gone; negative if that is not known, and then it is never found to stand still
   * @param lines that it has printed
   */
  Standstill(Duration time, LongSupplier clock, LongSupplier processorTime, LongSupplier lines) {
    this.time = time;
    this.clock = clock;
    this.processorTime = processorTime;
    this.lines = lines;
    goesOn();
  }

  /** How often it is to be looked at. */
  Duration interval() {
    return time.dividedBy(10);
  }

  /** Whether it has done nothing for the whole time. */
  boolean isOne() {
    long used = processorTime.getAsLong();
    if (time.isZero() || used < 0) {
      return false;
    }
    if (lines.getAsLong() != linesThen
        || used < processorTimeThen
        || used - processorTimeThen > time.toNanos() / SHARE) {
      goesOn();
      return false;
    }
    return clock.getAsLong() - since >= time.toNanos();
  }

  private void goesOn() {
    since = clock.getAsLong();
    processorTimeThen = processorTime.getAsLong();
    linesThen = lines.getAsLong();
  }
}
