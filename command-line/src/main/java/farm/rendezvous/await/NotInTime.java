package farm.rendezvous.await;

import java.time.Duration;

/** What was waited for did not come; the message says what, how long, and what was seen last. */
public final class NotInTime extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotInTime(String what, Duration limit, Object lastSeen) {
    super(
        "%s did not come within %d s. Last seen: %s"
            .formatted(what, limit.toSeconds(), String.valueOf(lastSeen)));
  }
}
