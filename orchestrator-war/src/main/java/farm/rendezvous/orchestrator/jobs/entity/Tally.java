package farm.rendezvous.orchestrator.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The frames of a job, counted. Those that are not cut into batches yet have no row of their own:
 * they are queued, or canceled all together.
 */
@Embeddable
class Tally {

  private int total;
  private int cut;

  @Column(name = "cut_limit")
  private int cutLimit;

  @Column(name = "rest_canceled")
  private boolean restCanceled;

  private int active;
  private int completed;
  private int failed;
  private int canceled;

  /** For JPA. */
  protected Tally() {}

  /**
   * Frames of which none is cut.
   *
   * @param cutLimit how many of them may be, for now
   */
  Tally(int total, int cutLimit) {
    this.total = total;
    this.cutLimit = cutLimit;
  }

  FrameCounts counts() {
    int queued = total - active - completed - failed - canceled;
    return new FrameCounts(total, queued, active, completed, failed, canceled);
  }

  int cut() {
    return cut;
  }

  boolean hasUncut() {
    return cut < total;
  }

  boolean mayCut() {
    return cut < cutLimit && !restCanceled;
  }

  /** So many more are in batches now. */
  void cutMore(int frames) {
    cut += frames;
    canceled -= restCanceled ? frames : 0;
  }

  void limitTo(int frames) {
    cutLimit = frames;
  }

  void liftLimit() {
    cutLimit = total;
  }

  /** Whether all that could be cut is in a final state, and there is more that could not. */
  boolean isDoneToTheLimit() {
    return 0 < cutLimit
        && cutLimit < total
        && cut == cutLimit
        && completed + failed + canceled == cut;
  }

  boolean isRestCanceled() {
    return restCanceled;
  }

  void cancelRest() {
    if (!restCanceled) {
      restCanceled = true;
      canceled += total - cut;
    }
  }

  void wantRest() {
    if (restCanceled) {
      restCanceled = false;
      canceled -= total - cut;
    }
  }

  void moved(FrameState from, FrameState to) {
    count(from, -1);
    count(to, 1);
  }

  private void count(FrameState which, int by) {
    switch (which) {
      case QUEUED -> {}
      case ACTIVE -> active += by;
      case COMPLETED -> completed += by;
      case FAILED -> failed += by;
      case CANCELED -> canceled += by;
    }
  }
}
