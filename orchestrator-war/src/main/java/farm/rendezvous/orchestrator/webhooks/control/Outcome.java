package farm.rendezvous.orchestrator.webhooks.control;

import org.jspecify.annotations.Nullable;

/**
 * What came of a try.
 *
 * @param status of the answer; null if there was none
 * @param problem why it counts as failed; null if it does not
 */
record Outcome(@Nullable Integer status, @Nullable String problem) {

  private static final int GONE = 410;

  static Outcome answered(int status) {
    if (status / 100 == 2) {
      return new Outcome(status, null);
    }
    String why =
        status / 100 == 3
            ? "answered with " + status + "; redirects are not followed"
            : "answered with " + status;
    return new Outcome(status, why);
  }

  /** Whether the receiver says that it will never take it. */
  boolean isForGood() {
    return status != null && status == GONE;
  }
}
