package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.FailureReason;
import java.time.Duration;

/** Whether a frame that failed is tried again, and when. */
final class RetryPolicy {

  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private RetryPolicy() {}

  /**
   * Whether there is to be another try.
   *
   * @param failures tries that have failed, with the present one
   */
  static boolean isWorthIt(FailureReason reason, int failures, int maxAttempts) {
    return reason.isWorthAnotherTry() && failures < maxAttempts;
  }

  /** How long to wait before the next try: doubling from a second to a minute. */
  static Duration delay(int failures) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), 10));
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }
}
