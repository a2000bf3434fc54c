package farm.rendezvous.orchestrator.webhooks.control;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a delivery that failed is tried again: later each time, and for a day. */
final class Patience {

  static final Duration FIRST = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofHours(1);
  static final Duration IN_ALL = Duration.ofDays(1);

  private static final int MOST_DOUBLINGS = 20;

  private Patience() {}

  /**
   * The next try.
   *
   * @param attempts that have failed, 1 or more
   * @return empty if there is none any more
   */
  static Optional<Instant> next(Instant created, int attempts, Instant now) {
    Duration delay = FIRST.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    Instant next = now.plus(delay.compareTo(LONGEST) < 0 ? delay : LONGEST);
    return next.isAfter(created.plus(IN_ALL)) ? Optional.empty() : Optional.of(next);
  }
}
