package farm.rendezvous.orchestrator.nodes.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person wants of a node. */
public enum Duty {
  /** To take batches. */
  WORK,
  /** To finish its frames and take no batch, until it is told to work, even if it is restarted. */
  PAUSE,
  /** To finish its frames and take no batch, so that it can be switched off; back, it works. */
  DRAIN;

  /** Lower case, as it is written in the API. */
  @JsonValue
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
