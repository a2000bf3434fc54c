package farm.rendezvous.messages;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a node does. {@link #OFFLINE} is said by a node that stops, or found by its silence. */
public enum NodeState {
  STARTING,
  IDLE,
  RENDERING,
  DRAINING,
  PAUSED,
  OFFLINE;

  /** Lower case, as it is written in the API. */
  @JsonValue
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
