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
  private long linesThen;

  /** More than any, so that what is seen first is something new. */
  private long processorTimeThen = Long.MAX_VALUE;

  /**
   * From the first look on it is measured: most frames are there before it, and to ask for the
   * processor time means to read of each process of the machine.
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
  }

  /** How often it is to be looked at. */
  Duration interval() {
    return time.dividedBy(10);
  }

  /** Whether it has done nothing for the whole time since it was first looked at. */
  boolean isOne() {
    long used = processorTime.getAsLong();
    if (time.isZero() || used < 0) {
      return false;
    }
    if (lines.getAsLong() != linesThen
        || used < processorTimeThen
        || used - processorTimeThen > time.toNanos() / SHARE) {
      since = clock.getAsLong();
      processorTimeThen = used;
      linesThen = lines.getAsLong();
      return false;
    }
    return clock.getAsLong() - since >= time.toNanos();
  }
}
