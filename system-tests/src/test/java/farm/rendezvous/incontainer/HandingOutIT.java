package farm.rendezvous.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.messages.Claim;
import farm.rendezvous.messages.ClaimAnswer;
import farm.rendezvous.messages.ClaimAnswer.AskAgain;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ClaimAnswer.Refusal;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.dispatch.control.Offering.Offered;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the submission of a job to the node that may render its batch. */
@ExtendWith(ArquillianExtension.class)
@SuppressWarnings("NullAway.Init")
class HandingOutIT {

  private static final String TWENTY_FRAMES = "{\"from\":1,\"to\":20}";
  private static final Duration JUST_NOW = Duration.ZERO;

  @Inject private InsideFarm farm;

  @Resource(lookup = "jdbc/books")
  private DataSource database;

  @Deployment
  static WebArchive orchestrator() {
    return OrchestratorUnderTest.war();
  }

  @BeforeEach
  void emptyBooks() {
    farm.clear();
  }

  @Test
  void anAcceptedJobIsCommittedThoughTheBrokerIsAway() throws SQLException {
    UUID job = farm.accept(TWENTY_FRAMES);

    assertThat(rows("job where id = '" + job + "' and total = 20")).isOne();
    assertThat(farm.job(job).state()).isEqualTo(JobState.QUEUED);
    assertThat(farm.job(job).order().frames()).hasToString("1-20");
  }

  @Test
  void aRefusedJobLeavesNothing() throws SQLException {
    assertThatThrownBy(() -> farm.accept("{\"frames\":\"9-1\"}"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("frames");

    assertThat(rows("job")).isZero();
  }

  @Test
  void aJobIsCutIntoBatchesOfFiveAndTwoOfThemGoOutForASlot() {
    farm.accept(TWENTY_FRAMES);
    farm.idle("node-1");

    assertThat(labels(farm.refill())).containsExactly("1-5", "6-10");
    assertThat(farm.refill()).isEmpty();
  }

  @Test
  void eachSlotOfEachNodeAddsTwo() {
    farm.accept("{\"from\":1,\"to\":100}");
    farm.idle("node-1");
    farm.node("node-2", NodeState.RENDERING, 2);

    assertThat(farm.refill()).hasSize(6);
    assertThat(farm.refill()).isEmpty();
  }

  @Test
  void nothingGoesOutForNodesThatTakeNoWork() {
    farm.accept(TWENTY_FRAMES);
    farm.node("node-1", NodeState.PAUSED, 1);
    farm.node("node-2", NodeState.DRAINING, 1);
    farm.node("node-3", NodeState.STARTING, 1);

    assertThat(farm.refill()).isEmpty();
  }

  @Test
  void theLastBatchIsAsSmallAsWhatIsLeft() {
    farm.accept("{\"frames\":\"1-6, 10\"}");
    farm.idle("node-1");

    assertThat(labels(farm.refill())).containsExactly("1-5", "6-10");
    assertThat(farm.granted(batch("6-10"), "node-1").frames()).containsExactly(6, 10);
  }

  @Test
  void theHigherPriorityGetsTheNextFreePlace() {
    farm.accept(TWENTY_FRAMES);
    farm.idle("node-1");
    farm.granted(farm.offeredBatch(), "node-1");

    UUID urgent = farm.accept("{\"from\":1,\"to\":5,\"priority\":90}");

    assertThat(farm.refill())
        .extracting(offered -> offered.offer().jobId())
        .containsExactly(urgent);
  }

  @Test
  void anUrgentJobGoesIntoAQueueThatIsFullOfOthers() {
    farm.accept(TWENTY_FRAMES);
    farm.idle("node-1");
    assertThat(farm.refill()).hasSize(2);
    assertThat(farm.refill()).as("the queue is full").isEmpty();

    UUID urgent = farm.accept("{\"from\":1,\"to\":5,\"priority\":90}");

    assertThat(farm.refill())
        .extracting(offered -> offered.offer().jobId())
        .containsExactly(urgent);
  }

  @Test
  void equalPrioritiesShareTheNodes() {
    UUID one = farm.accept(TWENTY_FRAMES);
    UUID two = farm.accept(TWENTY_FRAMES);
    farm.idle("node-1");
    farm.idle("node-2");

    assertThat(farm.refill())
        .extracting(offered -> offered.offer().jobId())
        .containsExactlyInAnyOrder(one, two, one, two);
  }

  @Test
  void aClaimIsGrantedWithTheFramesAndTheSettings() {
    UUID job = farm.accept("{\"from\":1,\"to\":7,\"resolutionPercent\":10,\"samples\":1}");
    farm.idle("node-1");

    Grant grant = farm.granted(farm.offeredBatch(), "node-1");

    assertThat(grant.jobId()).isEqualTo(job);
    assertThat(grant.frames()).containsExactly(1, 2, 3, 4, 5);
    assertThat(grant.settings().file()).isEqualTo("demo.blend");
    assertThat(grant.settings().engine()).isEqualTo("CYCLES");
    assertThat(grant.settings().resolutionPercent()).isEqualTo(10);
    assertThat(grant.supersedes()).isEmpty();
    assertThat(farm.job(job).state()).isEqualTo(JobState.ACTIVE);
    assertThat(farm.job(job).startedAt()).isNotNull();
  }

  @Test
  void theSameClaimTwiceIsGrantedOnceAndAnsweredTwice() {
    farm.accept(TWENTY_FRAMES);
    farm.idle("node-1");
    UUID batch = farm.offeredBatch();
    UUID attempt = UUID.randomUUID();

    assertThat(farm.claim(batch, attempt, "node-1", JUST_NOW))
        .isInstanceOf(Grant.class)
        .isEqualTo(farm.claim(batch, attempt, "node-1", Duration.ofSeconds(1)));
    assertThat(farm.attempts(batch)).isOne();
  }

  @Test
  void aRivalIsRefusedOnceTheHolderWasHeardSinceItAsked() {
    farm.accept(TWENTY_FRAMES);
    farm.idle("node-1");
    UUID batch = farm.offeredBatch();
    Grant holder = farm.granted(batch, "node-1");
    UUID rival = UUID.randomUUID();

    assertThat(farm.claim(batch, rival, "node-2", JUST_NOW)).isInstanceOf(AskAgain.class);
    assertThat(farm.claim(batch, rival, "node-2", Duration.ofMinutes(1)))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.reason()).contains("node-1 renders it"));

    assertThat(farm.attempts(batch)).isOne();
    farm.report(new Reports(holder, "node-1").completed(1));
    assertThat(farm.job(holder.jobId()).counts().completed()).isOne();
  }

  @Test
  void aJobThatComesBehindAFullQueueHasTheNextTurns() {
    farm.accept("{\"from\":1,\"to\":100}");
    farm.idle("node-1");
    farm.idle("node-2");
    List<UUID> ofFirst = batches(farm.refill());
    farm.granted(ofFirst.get(0), "node-1");
    farm.granted(ofFirst.get(1), "node-2");
    UUID second = farm.accept("{\"from\":1,\"to\":100}");
    List<Offered> offered = farm.refill();
    assertThat(offered).extracting(InsideFarm::jobOf).containsExactly(second, second);

    assertThat(farm.granted(ofFirst.get(2), "node-1").jobId()).isEqualTo(second);
    assertThat(farm.granted(ofFirst.get(3), "node-2").jobId()).isEqualTo(second);

    for (UUID message : batches(offered)) {
      assertThat(farm.claim(message, UUID.randomUUID(), "node-1", JUST_NOW))
          .isInstanceOfSatisfying(
              Refusal.class, no -> assertThat(no.reason()).isEqualTo("another node has got it"));
    }
    assertThat(batches(farm.refill())).hasSize(4).containsAll(ofFirst.subList(2, 4));
  }

  @Test
  void anOfferThatGotLostIsRepeatedForASlotThatIsFreeBesideOneThatRenders() {
    farm.accept("{\"from\":1,\"to\":20}");
    farm.node("node-1", NodeState.IDLE, 2);
    List<UUID> offered = batches(farm.refill());
    farm.rendering("node-1", 2, farm.granted(offered.get(0), "node-1"));
    List<UUID> lost = offered.subList(1, offered.size());

    assertThat(batches(farm.repeated())).isNotEmpty().isSubsetOf(lost);
  }

  @Test
  void aBatchThatNobodyKnowsIsRefused() {
    assertThat(farm.claim(UUID.randomUUID(), UUID.randomUUID(), "node-1", JUST_NOW))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void claimsThatShareATransactionAreAnsweredEachForItself() {
    farm.accept(TWENTY_FRAMES);
    farm.accept(TWENTY_FRAMES);
    farm.idle("node-1");
    farm.idle("node-2");
    List<UUID> batches = farm.refill().stream().map(one -> one.offer().batchId()).toList();
    UUID attempt = UUID.randomUUID();
    Claim first = new Claim(batches.get(0), attempt, "node-1", JUST_NOW);

    List<ClaimAnswer> answers =
        farm.claim(
            List.of(
                first,
                new Claim(batches.get(0), UUID.randomUUID(), "node-2", JUST_NOW),
                new Claim(UUID.randomUUID(), UUID.randomUUID(), "node-2", JUST_NOW),
                new Claim(batches.get(1), UUID.randomUUID(), "node-2", JUST_NOW),
                first));

    assertThat(answers).hasSize(5);
    assertThat(answers.get(0)).isInstanceOf(Grant.class);
    assertThat(answers.get(1)).isInstanceOf(AskAgain.class);
    assertThat(answers.get(2)).isInstanceOf(Refusal.class);
    assertThat(answers.get(3)).isInstanceOf(Grant.class);
    assertThat(answers.get(4)).isEqualTo(answers.get(0));
    assertThat(farm.attempts(batches.get(0))).isOne();
    assertThat(farm.attempts(batches.get(1))).isOne();
  }

  @Test
  void aListOfScatteredFramesIsCutInOrder() {
    farm.accept("{\"frames\":\"1,3,4,9,11,12,20,30,31\",\"batchSize\":4}");
    farm.node("node-1", NodeState.IDLE, 2);

    List<String> labels = labels(farm.refill());

    assertThat(labels).containsExactly("1-9", "11-30", "31");
    assertThat(farm.granted(batch("11-30"), "node-1").frames()).containsExactly(11, 12, 20, 30);
  }

  private static List<UUID> batches(List<Offered> offers) {
    return offers.stream().map(one -> one.offer().batchId()).toList();
  }

  private UUID batch(String label) {
    return offered.stream()
        .filter(offer -> offer.frames().equals(label))
        .map(BatchOffer::batchId)
        .findFirst()
        .orElseThrow();
  }

  private List<BatchOffer> offered = List.of();

  private List<String> labels(List<Offered> offers) {
    offered = offers.stream().map(Offered::offer).toList();
    return offered.stream().map(BatchOffer::frames).toList();
  }

  private int rows(String of) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + of)) {
      result.next();
      return result.getInt(1);
    }
  }
}
