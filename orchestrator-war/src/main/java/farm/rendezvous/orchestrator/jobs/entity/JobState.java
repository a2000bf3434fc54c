package farm.rendezvous.orchestrator.jobs.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of a job; {@link #next()} is the one table of what may follow what. */
public enum JobState {
  QUEUED,
  ACTIVE,
  PAUSE_REQUESTED,
  PAUSED,
  CANCEL_REQUESTED,
  COMPLETED,
  FAILED,
  CANCELED;

  /** The states that a job in this one may go to. */
  Set<JobState> next() {
    return switch (this) {
      case QUEUED -> EnumSet.of(ACTIVE, PAUSED, CANCELED, COMPLETED, FAILED);
      case ACTIVE -> EnumSet.of(PAUSE_REQUESTED, CANCEL_REQUESTED, COMPLETED, FAILED, CANCELED);
      case PAUSE_REQUESTED ->
          EnumSet.of(PAUSED, ACTIVE, CANCEL_REQUESTED, COMPLETED, FAILED, CANCELED);
      case PAUSED -> EnumSet.of(QUEUED, ACTIVE, CANCELED);
      case CANCEL_REQUESTED -> EnumSet.of(CANCELED, COMPLETED, FAILED);
      case COMPLETED, FAILED, CANCELED -> EnumSet.of(QUEUED);
    };
  }

  /** Whether nothing more happens to the job by itself. */
  public boolean isFinal() {
    return this == COMPLETED || this == FAILED || this == CANCELED;
  }

  /** Whether batches of the job may be handed out. */
  public boolean isRenderable() {
    return this == QUEUED || this == ACTIVE;
  }

  /** Whether the attempts at it have been told to stop, and some may not have yet. */
  public boolean isStopping() {
    return this == PAUSE_REQUESTED || this == CANCEL_REQUESTED;
  }

  /** As it is written in the API: lower case, with hyphens. */
  @JsonValue
  public String json() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
