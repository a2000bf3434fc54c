package farm.rendezvous.orchestrator.jobs.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of a frame; {@link #next()} is the one table of what may follow what. */
public enum FrameState {
  QUEUED,
  ACTIVE,
  COMPLETED,
  FAILED,
  CANCELED;

  /** The states that a frame in this one may go to. */
  Set<FrameState> next() {
    return switch (this) {
      // completed and failed straight from queued: the report of its start may come late
      case QUEUED -> EnumSet.of(ACTIVE, COMPLETED, FAILED, CANCELED);
      case ACTIVE -> EnumSet.of(QUEUED, COMPLETED, FAILED, CANCELED);
      case COMPLETED, FAILED, CANCELED -> EnumSet.of(QUEUED);
    };
  }

  /** Whether nothing more happens to the frame by itself. */
  public boolean isFinal() {
    return this == COMPLETED || this == FAILED || this == CANCELED;
  }

  /** As it is written in the API: lower case. */
  @JsonValue
  public String json() {
    return name().toLowerCase(Locale.ROOT);
  }
}
