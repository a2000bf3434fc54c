package farm.rendezvous.orchestrator.jobs.entity;

import static farm.rendezvous.orchestrator.jobs.entity.Orders.JOB_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Report.FrameCompleted;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FrameTest {

  private static final UUID BATCH = UUID.fromString("00000000-0000-0000-0000-00000000000b");
  private static final UUID NEXT_BATCH = UUID.fromString("00000000-0000-0000-0000-00000000000c");
  private static final UUID ATTEMPT = UUID.fromString("00000000-0000-0000-0000-00000000000d");

  private final Job job = Orders.aJobOf("1-20");
  private final Frame frame = new Frame(JOB_ID, 7, BATCH);

  @Test
  void isQueuedAndNobodysAtFirst() {
    assertThat(frame.number()).isEqualTo(7);
    assertThat(frame.state()).isEqualTo(FrameState.QUEUED);
    assertThat(frame.attempts()).isZero();
    assertThat(frame.node()).isNull();
    assertThat(frame.isIn(BATCH)).isTrue();
  }

  @Test
  void isInOneBatchAtATime() {
    assertThat(frame.isIn(BATCH)).isTrue();

    frame.requeueIn(NEXT_BATCH, job);
    assertThat(frame.isIn(NEXT_BATCH)).isTrue();
    assertThat(frame.isIn(BATCH)).isFalse();
  }

  @Test
  void isStartedAndCompleted() {
    frame.start(job, "node-1");
    assertThat(frame.state()).isEqualTo(FrameState.ACTIVE);
    assertThat(job.counts()).isEqualTo(new FrameCounts(20, 19, 1, 0, 0, 0));

    frame.complete(job, completedBy("node-1"));

    assertThat(frame.state()).isEqualTo(FrameState.COMPLETED);
    assertThat(frame.attempts()).isEqualTo(1);
    assertThat(frame.failures()).isZero();
    assertThat(frame.node()).isEqualTo("node-1");
    assertThat(frame.seconds()).isEqualTo(1.25);
    assertThat(frame.peakMemoryMiB()).isEqualTo(260);
    assertThat(frame.file()).isEqualTo("blender-render_0007.png");
    assertThat(frame.width()).isEqualTo(640);
    assertThat(frame.height()).isEqualTo(360);
    assertThat(frame.bytes()).isEqualTo(1234L);
    assertThat(frame.sha256()).isEqualTo("abc");
    assertThat(job.counts()).isEqualTo(new FrameCounts(20, 19, 0, 1, 0, 0));
  }

  @Test
  void countsATryWhoseStartWasHeardTooLate() {
    frame.complete(job, completedBy("node-1"));

    assertThat(frame.state()).isEqualTo(FrameState.COMPLETED);
    assertThat(frame.attempts()).isEqualTo(1);
  }

  @Test
  void countsOneTryWhenAnImageIsFoundOfAnAttemptThatDied() {
    frame.start(job, "node-1");
    frame.lose(job, true);
    frame.complete(job, completedBy("node-1"));

    assertThat(frame.attempts()).isEqualTo(1);
    assertThat(frame.node()).isEqualTo("node-1");
  }

  @Test
  void countsASecondTryOnTheSameNodeWhoseStartWasHeardTooLate() {
    frame.start(job, "node-1");
    frame.retryIn(NEXT_BATCH, job, FailureReason.OUT_OF_MEMORY, "out of memory");
    frame.complete(job, completedBy("node-1"));

    assertThat(frame.attempts()).isEqualTo(2);
  }

  @Test
  void isTriedAgainInAnotherBatch() {
    frame.start(job, "node-1");
    frame.retryIn(NEXT_BATCH, job, FailureReason.OUT_OF_MEMORY, "out of memory");

    assertThat(frame.state()).isEqualTo(FrameState.QUEUED);
    assertThat(frame.failures()).isEqualTo(1);
    assertThat(frame.problem()).isEqualTo("out of memory");
    assertThat(frame.isIn(NEXT_BATCH)).isTrue();
    assertThat(job.counts()).isEqualTo(new FrameCounts(20, 20, 0, 0, 0, 0));

    frame.start(job, "node-2");
    frame.complete(job, completedBy("node-2"));
    assertThat(frame.attempts()).isEqualTo(2);
    assertThat(frame.problem()).isNull();
    assertThat(frame.node()).isEqualTo("node-2");
  }

  @Test
  void failsForGood() {
    frame.start(job, "node-1");
    frame.fail(job, "node-1", FailureReason.UNFIT_FILE, "no camera");

    assertThat(frame.state()).isEqualTo(FrameState.FAILED);
    assertThat(frame.failures()).isEqualTo(1);
    assertThat(frame.problem()).isEqualTo("no camera");
    assertThat(frame.node()).isEqualTo("node-1");
    assertThat(job.counts()).isEqualTo(new FrameCounts(20, 19, 0, 0, 1, 0));
  }

  @Test
  void isLostWithItsNode() {
    frame.start(job, "node-1");
    frame.lose(job, true);

    assertThat(frame.state()).isEqualTo(FrameState.QUEUED);
    assertThat(frame.losses()).isEqualTo(1);
    assertThat(frame.failures()).isZero();
    assertThat(frame.isIn(BATCH)).isTrue();
    assertThat(job.counts()).isEqualTo(new FrameCounts(20, 20, 0, 0, 0, 0));
  }

  @Test
  void isNotToBlameForANodeThatWasLostBeforeItBegan() {
    frame.lose(job, false);

    assertThat(frame.losses()).isZero();
  }

  @Test
  void staysCompletedWhenItsNodeIsLostLater() {
    frame.complete(job, completedBy("node-1"));
    frame.lose(job, false);

    assertThat(frame.state()).isEqualTo(FrameState.COMPLETED);
    assertThat(frame.losses()).isZero();
  }

  @Test
  void isGivenBack() {
    frame.start(job, "node-1");
    frame.requeueIn(NEXT_BATCH, job);

    assertThat(frame.state()).isEqualTo(FrameState.QUEUED);
    assertThat(frame.failures()).isZero();
    assertThat(frame.isIn(NEXT_BATCH)).isTrue();
  }

  @Test
  void isWantedAgainThoughItIsFinishedAndForgiven() {
    frame.fail(job, "node-1", FailureReason.UNFIT_FILE, "no camera");
    frame.requeueIn(NEXT_BATCH, job);
    frame.forgive();

    assertThat(frame.state()).isEqualTo(FrameState.QUEUED);
    assertThat(frame.failures()).isZero();
    assertThat(frame.losses()).isZero();
    assertThat(frame.problem()).isNull();
    assertThat(job.counts()).isEqualTo(new FrameCounts(20, 20, 0, 0, 0, 0));
  }

  @Test
  void isNotCompletedTwice() {
    frame.complete(job, completedBy("node-1"));

    assertThatThrownBy(() -> frame.complete(job, completedBy("node-2")))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("frame 7 of job " + JOB_ID + " cannot go from COMPLETED to COMPLETED");
    assertThat(job.counts().completed()).isEqualTo(1);
  }

  @Test
  void isNotStartedTwice() {
    frame.start(job, "node-1");

    assertThatThrownBy(() -> frame.start(job, "node-2"))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage("frame 7 of job " + JOB_ID + " cannot go from ACTIVE to ACTIVE");
    assertThat(job.counts().active()).isEqualTo(1);
  }

  @Test
  void doesNotFailAfterItIsCompleted() {
    frame.complete(job, completedBy("node-1"));

    assertThatThrownBy(() -> frame.fail(job, "node-2", FailureReason.TIMED_OUT, "late"))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessageContaining("frame 7 of job " + JOB_ID)
        .hasMessageContaining("from COMPLETED to FAILED");
  }

  @Test
  void isNamedByItsJobAndNumber() {
    FrameId id = FrameId.of(JOB_ID, 7);

    assertThat(id)
        .isEqualTo(FrameId.of(JOB_ID, 7))
        .hasSameHashCodeAs(FrameId.of(JOB_ID, 7))
        .isNotEqualTo(FrameId.of(JOB_ID, 8))
        .isNotEqualTo(FrameId.of(BATCH, 7))
        .isNotEqualTo(null)
        .hasToString("7 of job " + JOB_ID);
  }

  private static FrameCompleted completedBy(String node) {
    return new FrameCompleted(
        JOB_ID, ATTEMPT, node, 7, 1.25, 260, "blender-render_0007.png", 640, 360, 1234L, "abc");
  }
}
