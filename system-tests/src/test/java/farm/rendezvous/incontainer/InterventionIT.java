package farm.rendezvous.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ClaimAnswer.Refusal;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.dispatch.control.Offering.Offered;
import farm.rendezvous.orchestrator.jobs.entity.FrameCounts;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import farm.rendezvous.orchestrator.jobs.entity.IllegalTransitionException;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import farm.rendezvous.orchestrator.nodes.entity.Duty;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person changes, stops and repeats what is under way, at moments that are hard to meet. */
@ExtendWith(ArquillianExtension.class)
@SuppressWarnings("NullAway.Init")
class InterventionIT {

  private static final String TEN_FRAMES = "{\"from\":1,\"to\":10}";

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
  void aNodeThatIsDrainedWhileItIsBeingResumedIsNotTakenForOneThatIsBack() {
    farm.assign("node-1", Duty.PAUSE);
    farm.node("node-1", NodeState.PAUSED, 1);
    farm.assign("node-1", Duty.WORK);
    farm.assign("node-1", Duty.DRAIN);

    farm.idle("node-1");

    assertThat(farm.duty("node-1")).isEqualTo(Duty.DRAIN);
  }

  @Test
  void moreFramesThanOneTransactionShouldChangeAreQueuedAgain() {
    UUID job = farm.accept("{\"from\":1,\"to\":6000}");
    farm.cancel(job);
    farm.requeue(job, 7);

    farm.requeue(job);

    FrameCounts all = new FrameCounts(6000, 6000, 0, 0, 0, 0);
    assertThat(farm.job(job).counts()).isEqualTo(all);
    assertThat(farm.counted(job)).isEqualTo(all);
  }

  @Test
  void aNodeThatWasDrainedWorksWhenItIsBackHoweverSoon() {
    for (NodeState last : List.of(NodeState.DRAINING, NodeState.PAUSED)) {
      farm.assign("node-1", Duty.DRAIN);
      farm.idle("node-1");
      farm.node("node-1", last, 1);
      assertThat(farm.duty("node-1")).isEqualTo(Duty.DRAIN);

      farm.node("node-1", NodeState.STARTING, 1);

      assertThat(farm.duty("node-1")).isEqualTo(Duty.WORK);
    }
  }

  @Test
  void whoClaimsABatchIsGivenAMoreUrgentOneOfTheQueue() {
    UUID early = farm.accept("{\"from\":1,\"to\":10,\"priority\":50}");
    UUID batch = farm.offeredBatch();
    UUID urgent = farm.accept("{\"from\":1,\"to\":5,\"priority\":51}");
    farm.refill();

    assertThat(farm.granted(batch, "node-1").jobId()).isEqualTo(urgent);
    assertThat(farm.refill())
        .as("its message is used up, so it goes out again")
        .extracting(offered -> offered.offer().batchId())
        .contains(batch);
    assertThat(farm.granted(batch, "node-1").jobId()).isEqualTo(early);
  }

  @Test
  void whoAsksAgainIsGivenTheSameBatchAgain() {
    farm.accept("{\"from\":1,\"to\":10,\"priority\":50}");
    UUID batch = farm.offeredBatch();
    farm.accept("{\"from\":1,\"to\":5,\"priority\":51}");
    farm.refill();
    UUID attempt = UUID.randomUUID();

    Grant first = (Grant) farm.claim(batch, attempt, "node-1", Duration.ZERO);

    assertThat(farm.claim(batch, attempt, "node-1", Duration.ofSeconds(5))).isEqualTo(first);
  }

  @Test
  void whatBecomesUrgentInTheQueueIsGivenFirst() {
    farm.accept(TEN_FRAMES);
    UUID batch = farm.offeredBatch();
    UUID second = farm.accept(TEN_FRAMES);
    farm.idle("node-2");
    farm.refill();

    farm.setPriority(second, 52);

    assertThat(farm.granted(batch, "node-1").jobId()).isEqualTo(second);
  }

  @Test
  void aNodeThatIsToRestIsGivenNothing() {
    farm.accept(TEN_FRAMES);
    UUID batch = farm.offeredBatch();
    farm.assign("node-1", Duty.PAUSE);

    assertThat(farm.claim(batch, UUID.randomUUID(), "node-1", Duration.ZERO))
        .isInstanceOf(Refusal.class);
    assertThat(batches(farm.refill())).as("for others").contains(batch);
  }

  @Test
  void aJobIsCanceledWithItsLastAttempt() {
    UUID job = farm.accept("{\"from\":1,\"to\":20}");
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");
    farm.report(by(grant).started(1));
    farm.report(by(grant).completed(1));
    farm.report(by(grant).started(2));

    farm.cancel(job);

    assertThat(farm.job(job).state()).isEqualTo(JobState.CANCEL_REQUESTED);
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(20, 3, 1, 1, 0, 15));
    assertThat(farm.refill()).isEmpty();

    farm.report(by(grant).returned(2, 3, 4, 5));

    assertThat(farm.job(job).state()).isEqualTo(JobState.CANCELED);
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(20, 0, 0, 1, 0, 19));
  }

  @Test
  void aNodeThatDiesDoesNotHoldUpACancellation() {
    UUID job = farm.accept(TEN_FRAMES);
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");
    farm.cancel(job);

    farm.lose(grant.attemptId());

    assertThat(farm.job(job).state()).isEqualTo(JobState.CANCELED);
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(10, 0, 0, 0, 0, 10));
  }

  @Test
  void aJobIsPausedWithItsLastAttemptAndGoesOnWhereItWas() {
    UUID job = farm.accept(TEN_FRAMES);
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");
    farm.report(by(grant).started(1));
    farm.pause(job);
    assertThat(farm.job(job).state()).isEqualTo(JobState.PAUSE_REQUESTED);

    farm.report(by(grant).returned(2, 3, 4, 5));
    assertThat(farm.job(job).state()).isEqualTo(JobState.PAUSE_REQUESTED);
    farm.report(by(grant).completed(1));

    assertThat(farm.job(job).state()).isEqualTo(JobState.PAUSED);
    assertThat(farm.refill()).isEmpty();

    farm.resume(job);
    assertThat(farm.refill()).extracting(offered -> offered.offer().frames()).contains("2-5");
  }

  @Test
  void whatIsBeingCanceledIsNotQueuedAgain() {
    UUID job = farm.accept(TEN_FRAMES);
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");
    farm.report(by(grant).completed(1));
    farm.cancel(job);
    FrameCounts counts = farm.job(job).counts();

    assertThatThrownBy(() -> farm.requeue(job, 1)).isInstanceOf(IllegalTransitionException.class);

    assertThat(farm.job(job).counts()).isEqualTo(counts);
    farm.report(by(grant).returned(2, 3, 4, 5));
    assertThat(farm.job(job).state()).isEqualTo(JobState.CANCELED);
  }

  @Test
  void aFinishedFrameIsRenderedAgainAndTheNodeKnows() {
    UUID job = farm.accept("{\"from\":1,\"to\":5}");
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");
    grant.frames().forEach(frame -> farm.report(by(grant).completed(frame)));
    assertThat(farm.job(job).state()).isEqualTo(JobState.COMPLETED);

    farm.requeue(job, 3, 5);

    Grant again = farm.granted(farm.offeredBatch(), "node-1");
    assertThat(again.frames()).containsExactly(3, 5);
    assertThat(again.again()).containsExactly(3, 5);
    again.frames().forEach(frame -> farm.report(by(again).completed(frame)));
    assertThat(farm.job(job).state()).isEqualTo(JobState.COMPLETED);
    assertThat(farm.frame(job, 3).isAgain()).isFalse();
    assertThat(farm.job(job).counts()).isEqualTo(farm.counted(job));
  }

  @Test
  void ofACanceledJobOnlyTheChosenFramesAreWantedAgain() {
    UUID job = farm.accept("{\"from\":1,\"to\":20}");
    farm.cancel(job);

    farm.requeue(job, 7, 19);

    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(20, 2, 0, 0, 0, 18));
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");
    assertThat(grant.frames()).containsExactly(7, 19);
    grant.frames().forEach(frame -> farm.report(by(grant).completed(frame)));
    assertThat(farm.job(job).state()).isEqualTo(JobState.CANCELED);
    assertThat(farm.frame(job, 8).state()).isEqualTo(FrameState.CANCELED);
    assertThat(farm.job(job).counts()).isEqualTo(farm.counted(job));
  }

  private static Reports by(Grant grant) {
    return new Reports(grant, "node-1");
  }

  private static List<UUID> batches(List<Offered> offers) {
    return offers.stream().map(offered -> offered.offer().batchId()).toList();
  }
}
