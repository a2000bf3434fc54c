package farm.rendezvous.orchestrator.webhooks.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a delivery stands. */
public enum DeliveryState {
  /** For its first try, or for the next. */
  WAITING,
  /** The receiver answered with 2xx. */
  DELIVERED,
  /** It was tried for a day, or the receiver wants no more of it. */
  GIVEN_UP;

  /** As it is written in the API: lower case, with hyphens. */
  @JsonValue
  public String json() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
