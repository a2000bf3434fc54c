package farm.rendezvous.incontainer;

import static farm.rendezvous.incontainer.InsideFarm.job;
import static farm.rendezvous.incontainer.InsideFarm.jobOf;
import static farm.rendezvous.incontainer.Reports.by;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.orchestrator.dispatch.control.Offering.Offered;
import farm.rendezvous.orchestrator.jobs.entity.FrameCounts;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes of failures beyond the frame: nodes that are kept away, jobs that are given up. */
@ExtendWith(ArquillianExtension.class)
@SuppressWarnings("NullAway.Init")
class FailurePolicyIT {

  @Inject private InsideFarm farm;

  @Deployment
  static WebArchive orchestrator() {
    return OrchestratorUnderTest.war();
  }

  @BeforeEach
  void emptyBooksAndANode() {
    farm.clear();
    farm.idle("node-1");
  }

  @Test
  void aNodeThatHasFailedThreeFramesGetsNoMoreOfTheJobUntilSomeoneForgivesIt() {
    farm.idle("node-2");
    UUID job = farm.accept(job("1-100", "\"batchSize\": 10"));
    node1FailsThreeTimes();

    assertThat(farm.keptAway(job)).containsExactly("node-1");
    assertThat(farm.refill())
        .isNotEmpty()
        .allSatisfy(offer -> assertThat(offer.avoid()).containsExactly("node-1"));
    UUID other = farm.accept(job("1-5", "\"priority\": 90"));
    assertThat(farm.granted(farm.offeredBatch(), "node-1").jobId()).isEqualTo(other);

    assertThat(farm.forgive(job, "node-1")).isTrue();
    assertThat(farm.keptAway(job)).isEmpty();
    assertThat(farm.forgive(job, "node-1")).isFalse();
  }

  @Test
  void aNodeThatIsKeptAwayFromTheJobThatFillsTheQueueGetsALessUrgentOne() {
    farm.idle("node-2");
    UUID urgent = farm.accept(job("1-1000", "\"batchSize\": 10, \"priority\": 90"));
    node1FailsThreeTimes();
    UUID other = farm.accept(job("1-100", "\"priority\": 10"));
    assertThat(farm.refill())
        .isNotEmpty()
        .allSatisfy(offer -> assertThat(jobOf(offer)).isEqualTo(urgent));

    List<Offered> offers = farm.refillUntil(1);

    assertThat(offers).singleElement().satisfies(one -> assertThat(jobOf(one)).isEqualTo(other));
    assertThat(farm.refill()).as("one is enough for a slot").isEmpty();
    assertThat(farm.granted(offers.get(0).offer().batchId(), "node-1").jobId()).isEqualTo(other);
  }

  @Test
  void whatFailsOnTheOtherNodeIsStillNotOfferedToTheOneThatIsKeptAway() {
    farm.idle("node-2");
    farm.accept(job("1-6", "\"batchSize\": 3"));
    List<Offered> offers = farm.refill();
    Grant well = farm.granted(offers.get(0).offer().batchId(), "node-2");
    farm.report(by(well, "node-2").completed(1));
    farm.report(by(well, "node-2").completed(2));
    Grant bad = farm.granted(offers.get(1).offer().batchId(), "node-1");
    for (int frame : bad.frames()) {
      farm.report(by(bad, "node-1").failed(frame, FailureReason.BLENDER_CRASHED, "crashed"));
    }

    farm.report(by(well, "node-2").failed(3, FailureReason.BLENDER_CRASHED, "crashed"));

    assertThat(farm.refillUntil(4))
        .hasSize(4)
        .allSatisfy(offer -> assertThat(offer.avoid()).containsExactly("node-1"));
  }

  @Test
  void aFrameHasItsAttemptsBeforeTheJobIsGivenUp() {
    UUID job = farm.accept(job("1-5", "\"maxAttempts\": 2"));
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");

    for (int frame : grant.frames()) {
      farm.report(by(grant, "node-1").failed(frame, FailureReason.BLENDER_CRASHED, "crashed"));
    }

    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(5, 5, 0, 0, 0, 0));
  }

  @Test
  void theOnlyNodeGetsTheJobHoweverOftenItHasFailed() {
    farm.accept(job("1-4", "\"batchSize\": 4, \"maxAttempts\": 9"));
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");
    farm.report(by(grant, "node-1").completed(1));
    for (int frame : List.of(2, 3, 4)) {
      farm.report(by(grant, "node-1").failed(frame, FailureReason.NODE_TROUBLE, "no"));
    }
    UUID other = farm.accept(job("1-5", ""));

    assertThat(farm.refill())
        .filteredOn(offer -> !jobOf(offer).equals(other))
        .allSatisfy(offer -> assertThat(offer.avoid()).isEmpty());
  }

  @Test
  void aJobOfWhichNothingSucceedsOnTwoNodesIsGivenUpEarly() {
    farm.idle("node-2");
    UUID job = farm.accept(job("1-1000", "\"batchSize\": 10, \"maxAttempts\": 1"));
    Grant one = farm.granted(farm.offeredBatch(), "node-1");
    Grant two = farm.granted(farm.offeredBatch(), "node-2");
    for (int i = 0; i < 4; i++) {
      farm.report(by(one, "node-1").failed(one.frames().get(i), FailureReason.UNFIT_FILE, "bad"));
    }
    assertThat(farm.refill()).as("it may be the node").isNotEmpty();

    farm.report(by(two, "node-2").failed(two.frames().get(0), FailureReason.UNFIT_FILE, "bad"));

    assertThat(farm.refill()).isEmpty();
    farm.report(by(one, "node-1").returned(one.frames().subList(4, 10).toArray(Integer[]::new)));
    farm.report(by(two, "node-2").returned(two.frames().subList(1, 10).toArray(Integer[]::new)));
    assertThat(farm.job(job).state()).isEqualTo(JobState.FAILED);
    assertThat(farm.job(job).problem())
        .isEqualTo(
            "frame 1: bad (nothing that was tried has succeeded, so the other frames are left out)");
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(1000, 0, 0, 0, 5, 995));

    farm.requeue(job);
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(1000, 1000, 0, 0, 0, 0));
    Grant again = farm.granted(farm.offeredBatch(), "node-1");
    farm.report(by(again, "node-1").failed(again.frames().get(0), FailureReason.UNFIT_FILE, "bad"));
    assertThat(farm.refill()).as("what was before it was mended does not count").isNotEmpty();
  }

  @Test
  void aJobForOneNodeIsGivenUpEarlyThoughThereAreOthers() {
    farm.idle("node-2", "gpu");
    farm.accept(job("1-100", "\"requires\": [\"gpu\"], \"batchSize\": 10, \"maxAttempts\": 1"));
    Grant grant = farm.granted(farm.offeredBatch(), "node-2");
    for (int frame : grant.frames().subList(0, 5)) {
      farm.report(by(grant, "node-2").failed(frame, FailureReason.UNFIT_FILE, "bad"));
    }

    assertThat(farm.refill()).isEmpty();
  }

  @Test
  void whatTheFileLacksDoesNotHideThatANodeKeepsCrashing() {
    farm.idle("node-2");
    UUID job = farm.accept(job("1-100", "\"batchSize\": 10"));
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");
    farm.report(by(grant, "node-1").completed(grant.frames().get(0)));
    for (int i = 1; i <= 3; i++) {
      farm.report(
          by(grant, "node-1").failed(grant.frames().get(i), FailureReason.UNFIT_FILE, "bad"));
    }
    assertThat(farm.keptAway(job)).isEmpty();

    farm.report(
        by(grant, "node-1").failed(grant.frames().get(4), FailureReason.BLENDER_CRASHED, "crash"));

    assertThat(farm.keptAway(job)).containsExactly("node-1");
  }

  @Test
  void aFailureWhileItIsBeingPausedLeavesAGivenUpJobFailed() {
    UUID job = farm.accept(job("1-100", "\"batchSize\": 10, \"maxAttempts\": 1"));
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");
    for (int i = 0; i < 5; i++) {
      farm.report(
          by(grant, "node-1").failed(grant.frames().get(i), FailureReason.UNFIT_FILE, "bad"));
    }
    farm.pause(job);
    farm.report(
        by(grant, "node-1").returned(grant.frames().subList(5, 10).toArray(Integer[]::new)));

    assertThat(farm.job(job).state()).isEqualTo(JobState.FAILED);
  }

  /** At a job that the other node renders well. */
  private void node1FailsThreeTimes() {
    Grant well = farm.granted(farm.offeredBatch(), "node-2");
    farm.report(by(well, "node-2").completed(well.frames().get(0)));
    Grant bad = farm.granted(farm.offeredBatch(), "node-1");
    for (int frame : bad.frames().subList(0, 3)) {
      farm.report(by(bad, "node-1").failed(frame, FailureReason.BLENDER_CRASHED, "crashed"));
    }
  }
}
