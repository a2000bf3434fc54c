package farm.rendezvous.incontainer;

import static farm.rendezvous.incontainer.InsideFarm.job;
import static farm.rendezvous.incontainer.InsideFarm.jobOf;
import static farm.rendezvous.incontainer.Reports.by;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ClaimAnswer.Refusal;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.dispatch.control.Offering.Offered;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.jobs.entity.FrameCounts;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
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

/** Where, when and in which order frames are handed out, and to whom not. */
@ExtendWith(ArquillianExtension.class)
@SuppressWarnings("NullAway.Init")
class SchedulingIT {

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
  void aJobThatRequiresATagGoesToTheNodesThatHaveItAndHoldsUpNoOther() {
    UUID tagged = farm.accept(job("1-100", "\"requires\": [\"gpu\"], \"priority\": 90"));
    UUID other = farm.accept(job("1-100", ""));

    assertThat(farm.refill()).extracting(InsideFarm::jobOf).containsOnly(other);
    assertThat(farm.waitingFor(tagged)).isEqualTo("a node with the tags gpu");

    farm.idle("node-2", "big", "gpu");
    List<Offered> offers = farm.refill();
    assertThat(offers).extracting(InsideFarm::jobOf).contains(tagged, other);
    assertThat(offers)
        .filteredOn(offer -> jobOf(offer).equals(tagged))
        .allSatisfy(offer -> assertThat(offer.avoid()).containsExactly("node-1"));
    assertThat(farm.waitingFor(tagged)).isNull();
  }

  @Test
  void manyJobsThatNoNodeCanTakeHideNoneThatOneCan() {
    farm.idle("node-2", "linux");
    for (int i = 0; i < 201; i++) {
      farm.accept(job("1", "\"requires\": [\"gpu\"], \"priority\": 60"));
    }
    UUID job = farm.accept(job("1-5", "\"requires\": [\"linux\"]"));

    assertThat(farm.refill()).extracting(InsideFarm::jobOf).containsExactly(job);
  }

  @Test
  void whoClaimsIsGivenWhatIsMoreUrgentThoughMuchIsMoreUrgentStillThatItCannotHave() {
    farm.node("node-2", NodeState.IDLE, 8, "gpu");
    farm.accept(job("1-100", "\"requires\": [\"gpu\"], \"priority\": 60"));
    UUID other = farm.accept(job("1-5", "\"priority\": 52"));
    farm.refill();
    UUID batch = farm.offeredBatchOf(other);
    UUID urgent = farm.accept(job("1-5", "\"priority\": 55"));
    farm.refill();

    assertThat(farm.granted(batch, "node-1").jobId()).isEqualTo(urgent);
  }

  @Test
  void aJobWhoseLastBatchIsOfferedHasNothingLeftToHandOut() {
    UUID job = farm.accept(job("1-5", ""));
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");
    farm.report(by(grant, "node-1").returned(1, 2, 3, 4, 5));
    assertThat(farm.job(job).handsOut()).isTrue();

    farm.offeredBatch();

    assertThat(farm.job(job).handsOut()).isFalse();
  }

  @Test
  void oneFrameOfManyThatWereCanceledUnseenIsRenderedAgain() {
    UUID job = farm.accept(job("1-12000", "\"batchSize\": 100"));
    farm.cancel(job);

    farm.requeue(job, 7);

    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(12_000, 1, 0, 0, 0, 11_999));
    assertThat(farm.granted(farm.offeredBatch(), "node-1").frames()).containsExactly(7);
  }

  @Test
  void aNodeThatLacksATagIsRefusedWhateverItHasTakenFromTheQueue() {
    farm.idle("node-2", "gpu");
    farm.accept(job("1-5", "\"requires\": [\"gpu\"]"));
    UUID batch = farm.offeredBatch();

    assertThat(farm.claim(batch, UUID.randomUUID(), "node-1", Duration.ZERO))
        .isInstanceOf(Refusal.class);
    assertThat(farm.refill()).extracting(offer -> offer.offer().batchId()).contains(batch);
    assertThat(farm.granted(batch, "node-2").frames()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void anOfferThatIsDeliveredTwiceDoesNotGetRoundTheTags() {
    farm.idle("node-2", "gpu");
    farm.accept(job("1-5", "\"requires\": [\"gpu\"]"));
    UUID batch = farm.offeredBatch();
    farm.claim(batch, UUID.randomUUID(), "node-1", Duration.ZERO);

    assertThat(farm.claim(batch, UUID.randomUUID(), "node-1", Duration.ZERO))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aJobThatAnotherWaitsForIsNotDeleted() {
    UUID first = farm.accept(job("1", ""));
    UUID second = farm.accept(job("1-5", "\"dependsOn\": \"" + first + "\""));
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");

    assertThat(farm.dependent(first)).contains(second);

    farm.report(by(grant, "node-1").completed(1));
    farm.openWhatMay();
    assertThat(farm.dependent(first)).isEmpty();
  }

  @Test
  void whoClaimsIsNotGivenAMoreUrgentBatchThatIsForOthers() {
    farm.idle("node-2", "gpu");
    UUID other = farm.accept(job("1-5", ""));
    UUID batch = farm.offeredBatch();
    farm.accept(job("1-5", "\"requires\": [\"gpu\"], \"priority\": 90"));
    farm.refill();

    assertThat(farm.granted(batch, "node-1").jobId()).isEqualTo(other);
  }

  @Test
  void nothingOfAJobIsHandedOutBeforeTheOneThatItDependsOnIsCompleted() {
    UUID first = farm.accept(job("1", ""));
    UUID second = farm.accept(job("1-5", "\"dependsOn\": \"" + first + "\""));
    Grant grant = farm.granted(farm.offeredBatch(), "node-1");
    farm.openWhatMay();

    assertThat(farm.refill()).isEmpty();
    assertThat(farm.waitingFor(second)).isEqualTo("job " + first + " has to be completed first");

    farm.report(by(grant, "node-1").completed(1));
    farm.openWhatMay();

    assertThat(farm.refill()).extracting(InsideFarm::jobOf).containsExactly(second);
  }

  @Test
  void aJobThatDependsOnOneThatEndsBadlyIsCanceledAndSaysWhy() {
    UUID first = farm.accept(job("1", ""));
    UUID second = farm.accept(job("1-5", "\"dependsOn\": \"" + first + "\""));
    UUID third = farm.accept(job("1-5", "\"dependsOn\": \"" + second + "\""));

    farm.cancel(first);
    farm.openWhatMay();
    farm.openWhatMay();

    assertThat(farm.job(second).state()).isEqualTo(JobState.CANCELED);
    assertThat(farm.job(second).problem())
        .isEqualTo("it depends on job " + first + ", which is canceled");
    assertThat(farm.job(second).counts()).isEqualTo(new FrameCounts(5, 0, 0, 0, 0, 5));
    assertThat(farm.job(third).state()).isEqualTo(JobState.CANCELED);

    farm.requeue(second, 2, 3);
    assertThat(farm.job(second).counts()).isEqualTo(new FrameCounts(5, 2, 0, 0, 0, 3));
    assertThat(farm.granted(farm.offeredBatch(), "node-1").frames()).containsExactly(2, 3);
  }

  @Test
  void aJobCannotDependOnOneThatIsNotThereOrHasFailed() {
    UUID nobody = UUID.randomUUID();
    assertThatThrownBy(() -> farm.accept(job("1", "\"dependsOn\": \"" + nobody + "\"")))
        .isInstanceOf(InvalidInputException.class);
    UUID canceled = farm.accept(job("1", ""));
    farm.cancel(canceled);
    assertThatThrownBy(() -> farm.accept(job("1", "\"dependsOn\": \"" + canceled + "\"")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aJobThatIsToStartLaterWaitsAndOneWhoseMomentHasPassedDoesNot() {
    UUID late = farm.accept(job("1-5", "\"startAfter\": \"2100-01-01T00:00:00Z\""));
    UUID now = farm.accept(job("1-5", "\"startAfter\": \"2000-01-01T00:00:00Z\""));
    farm.openWhatMay();

    assertThat(farm.refill()).extracting(InsideFarm::jobOf).containsExactly(now);
    assertThat(farm.waitingFor(late)).isEqualTo("starts after 2100-01-01T00:00:00Z");
    farm.cancel(late);
    assertThat(farm.job(late).state()).isEqualTo(JobState.CANCELED);
  }

  @Test
  void thePreviewIsRenderedFirstAndTheRestWhenSomeoneHasSeenIt() {
    farm.node("node-1", NodeState.IDLE, 4);
    UUID job = farm.accept(job("1-21", "\"renderOrder\": \"preview\", \"holdAfterPreview\": true"));
    List<Offered> offers = farm.refill();

    assertThat(offers).extracting(offer -> offer.offer().frames()).containsExactly("1", "21", "11");
    for (Offered offer : offers) {
      Grant grant = farm.granted(offer.offer().batchId(), "node-1");
      farm.report(by(grant, "node-1").completed(grant.frames().get(0)));
    }

    assertThat(farm.job(job).state()).isEqualTo(JobState.PAUSED);
    assertThat(farm.refill()).isEmpty();

    farm.resume(job);

    assertThat(farm.job(job).state()).isEqualTo(JobState.ACTIVE);
    assertThat(farm.refill()).hasSize(4);
  }
}
