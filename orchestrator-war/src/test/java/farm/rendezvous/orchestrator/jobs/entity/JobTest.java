package farm.rendezvous.orchestrator.jobs.entity;

import static farm.rendezvous.orchestrator.jobs.entity.Orders.JOB_ID;
import static farm.rendezvous.orchestrator.jobs.entity.Orders.SUBMITTED;
import static farm.rendezvous.orchestrator.jobs.entity.Orders.aJobOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Report.FrameCompleted;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class JobTest {

  private static final Instant LATER = SUBMITTED.plusSeconds(60);
  private static final Instant MUCH_LATER = SUBMITTED.plusSeconds(3600);
  private static final UUID BATCH = UUID.fromString("00000000-0000-0000-0000-00000000000b");

  private final Job job = aJobOf("1-3");
  private final Frame one = new Frame(JOB_ID, 1, BATCH);
  private final Frame two = new Frame(JOB_ID, 2, BATCH);
  private final Frame three = new Frame(JOB_ID, 3, BATCH);

  @Test
  void isQueuedWhenItIsAccepted() {
    assertThat(job.id()).isEqualTo(JOB_ID);
    assertThat(job.state()).isEqualTo(JobState.QUEUED);
    assertThat(job.submittedAt()).isEqualTo(SUBMITTED);
    assertThat(job.startedAt()).isNull();
    assertThat(job.finishedAt()).isNull();
    assertThat(job.problem()).isNull();
    assertThat(job.file().warnings()).isEmpty();
    assertThat(job.counts()).isEqualTo(new FrameCounts(3, 3, 0, 0, 0, 0));
    assertThat(job.hasUncutFrames()).isTrue();
  }

  @Test
  void keepsItsOrder() {
    JobOrder asked = Orders.anOrderFor("1-9x2, 4", 7);

    JobOrder kept = new Job(JOB_ID, asked, SUBMITTED).order();

    assertThat(kept).usingRecursiveComparison().isEqualTo(asked);
    assertThat(kept.settings()).isEqualTo(Orders.SETTINGS);
    assertThat(kept.frames()).hasToString(asked.frames().toString());
  }

  @Test
  void becomesActiveWithTheFirstClaimOnly() {
    job.begin(LATER);
    job.begin(MUCH_LATER);

    assertThat(job.state()).isEqualTo(JobState.ACTIVE);
    assertThat(job.startedAt()).isEqualTo(LATER);
  }

  @Test
  void isCompletedWhenItsLastFrameIs() {
    job.begin(LATER);
    complete(one);
    complete(two);
    job.settle(LATER);
    assertThat(job.state()).isEqualTo(JobState.ACTIVE);
    assertThat(job.finishedAt()).isNull();

    complete(three);
    job.settle(MUCH_LATER);

    assertThat(job.state()).isEqualTo(JobState.COMPLETED);
    assertThat(job.finishedAt()).isEqualTo(MUCH_LATER);
    assertThat(job.counts()).isEqualTo(new FrameCounts(3, 0, 0, 3, 0, 0));
  }

  @Test
  void hasFailedWhenOneFrameHasButFinishesTheOthersFirst() {
    job.begin(LATER);
    two.fail(job, "node-1", FailureReason.UNFIT_FILE, "no camera");
    job.blame(2, "no camera");
    job.settle(LATER);
    assertThat(job.state()).isEqualTo(JobState.ACTIVE);

    complete(one);
    complete(three);
    job.settle(MUCH_LATER);

    assertThat(job.state()).isEqualTo(JobState.FAILED);
    assertThat(job.problem()).isEqualTo("frame 2: no camera");
    assertThat(job.counts()).isEqualTo(new FrameCounts(3, 0, 0, 2, 1, 0));
  }

  @Test
  void endsOnce() {
    endWell();

    job.settle(MUCH_LATER.plusSeconds(1));

    assertThat(job.finishedAt()).isEqualTo(MUCH_LATER);
  }

  @Test
  void canEndThoughNoClaimWasSeen() {
    complete(one);
    complete(two);
    complete(three);
    job.settle(LATER);

    assertThat(job.state()).isEqualTo(JobState.COMPLETED);
  }

  @Test
  void keepsItsFirstProblem() {
    job.blame(2, "no camera");
    job.blame(1, "disk full");

    assertThat(job.problem()).isEqualTo("frame 2: no camera");
  }

  @Test
  void isWantedAgain() {
    job.begin(LATER);
    two.fail(job, "node-1", FailureReason.UNFIT_FILE, "no camera");
    job.blame(2, "no camera");
    complete(one);
    complete(three);
    job.settle(MUCH_LATER);

    job.reopen();
    two.requeueIn(UUID.randomUUID(), job);

    assertThat(job.state()).isEqualTo(JobState.QUEUED);
    assertThat(job.problem()).isNull();
    assertThat(job.finishedAt()).isNull();
    assertThat(job.counts()).isEqualTo(new FrameCounts(3, 1, 0, 2, 0, 0));

    complete(two);
    job.settle(MUCH_LATER);
    assertThat(job.state()).isEqualTo(JobState.COMPLETED);
  }

  /** The failed frame was wanted again while others still rendered, so nothing was reopened. */
  @Test
  void hasNoProblemWhenItIsCompletedAfterAll() {
    job.begin(LATER);
    two.fail(job, "node-1", FailureReason.UNFIT_FILE, "no camera");
    job.blame(2, "no camera");
    two.requeueIn(UUID.randomUUID(), job);
    complete(one);
    complete(two);
    complete(three);
    job.settle(MUCH_LATER);

    assertThat(job.state()).isEqualTo(JobState.COMPLETED);
    assertThat(job.problem()).isNull();
  }

  @Test
  void isNotReopenedWhileItIsBeingCanceled() {
    job.begin(LATER);
    job.cancel();

    assertThatThrownBy(job::reopen).isInstanceOf(IllegalTransitionException.class);
    assertThat(job.counts()).isEqualTo(new FrameCounts(3, 0, 0, 0, 0, 3));
  }

  @Test
  void isCanceledWithWhatIsNotCutAndWantedAgainWithIt() {
    job.cancel();
    job.settle(LATER);
    assertThat(job.state()).isEqualTo(JobState.CANCELED);
    assertThat(job.counts()).isEqualTo(new FrameCounts(3, 0, 0, 0, 0, 3));
    assertThat(job.uncutState()).isEqualTo(FrameState.CANCELED);
    assertThat(job.handsOut()).isFalse();

    job.reopen();

    assertThat(job.counts()).isEqualTo(new FrameCounts(3, 3, 0, 0, 0, 0));
    assertThat(job.uncutState()).isEqualTo(FrameState.QUEUED);
    assertThat(job.handsOut()).isTrue();
  }

  @Test
  void handsOutNothingFromItsPauseToItsResumption() {
    job.pause();
    assertThat(job.state()).isEqualTo(JobState.PAUSED);
    assertThat(job.handsOut()).isFalse();

    job.resume();
    assertThat(job.state()).isEqualTo(JobState.QUEUED);
    assertThat(job.handsOut()).isTrue();

    job.begin(LATER);
    job.pause();
    assertThat(job.state()).isEqualTo(JobState.PAUSE_REQUESTED);
    job.rest();
    job.resume();
    assertThat(job.state()).isEqualTo(JobState.ACTIVE);
  }

  @Test
  void isNotReopenedWhileItRuns() {
    job.begin(LATER);

    assertThatThrownBy(job::reopen)
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("job " + JOB_ID + " cannot go from ACTIVE to QUEUED");
    assertThat(job.state()).isEqualTo(JobState.ACTIVE);
  }

  @Test
  void aFinishedJobDoesNotBeginAgainByALateClaim() {
    endWell();

    job.begin(MUCH_LATER);

    assertThat(job.state()).isEqualTo(JobState.COMPLETED);
  }

  @Test
  void knowsItsTerms() {
    assertThat(job.priority()).isEqualTo(50);
    assertThat(job.maxAttempts()).isEqualTo(3);
  }

  private void endWell() {
    job.begin(LATER);
    complete(one);
    complete(two);
    complete(three);
    job.settle(MUCH_LATER);
  }

  @Test
  void handsOutUntilAllItsFramesAreCut() {
    assertThat(job.handsOut()).isTrue();

    job.cutFrames(job.frames());

    assertThat(job.hasUncutFrames()).isFalse();
    assertThat(job.handsOut()).isFalse();
  }

  @Test
  void handsOutWhatWaitsWhenItMayGo() {
    job.cutFrames(job.frames());
    job.batchWaits(MUCH_LATER);
    job.batchWaits(LATER);
    job.batchWaits(MUCH_LATER);

    assertThat(job.handsOut()).isTrue();
    assertThat(job.mayHaveWaiting(LATER.minusNanos(1))).isFalse();
    assertThat(job.mayHaveWaiting(LATER)).isTrue();

    job.nextBatchWaits(MUCH_LATER);
    assertThat(job.mayHaveWaiting(LATER)).isFalse();
    job.nextBatchWaits(null);
    assertThat(job.handsOut()).isFalse();
  }

  @Test
  void handsOutNothingWhenItIsOverUntilItIsReopened() {
    job.cutFrames(job.frames());
    job.batchWaits(LATER);
    one.fail(job, "node-1", FailureReason.UNFIT_FILE, "no camera");
    two.fail(job, "node-1", FailureReason.UNFIT_FILE, "no camera");
    three.fail(job, "node-1", FailureReason.UNFIT_FILE, "no camera");
    job.settle(LATER);
    assertThat(job.handsOut()).isFalse();

    job.reopen();
    assertThat(job.handsOut()).isTrue();
  }

  private void complete(Frame frame) {
    frame.complete(
        job,
        new FrameCompleted(
            JOB_ID, BATCH, "node-1", frame.number(), 1.5, 200, "f.png", 640, 360, 1000L, "ab"));
  }
}
