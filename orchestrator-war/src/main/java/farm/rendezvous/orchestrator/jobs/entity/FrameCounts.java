package farm.rendezvous.orchestrator.jobs.entity;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** How many frames of a job are in which state. */
public record FrameCounts(
    int total, int queued, int active, int completed, int failed, int canceled) {

  /** Whether every frame is in a final state. */
  @JsonIgnore
  public boolean isSettled() {
    return completed + failed + canceled == total;
  }
}
