package farm.rendezvous.incontainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.Claim;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ClaimAnswer.Refusal;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.orchestrator.dispatch.control.Offering.Offered;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameCounts;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
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

/** What nodes tell, in whatever order, and what becomes of the frames of those that fall silent. */
@ExtendWith(ArquillianExtension.class)
@SuppressWarnings("NullAway.Init")
class ReportingIT {

  @Inject private InsideFarm farm;

  @Deployment
  static WebArchive orchestrator() {
    return OrchestratorUnderTest.war();
  }

  @BeforeEach
  void emptyBooksAndTwoNodes() {
    farm.clear();
    farm.idle("node-1");
    farm.idle("node-2");
  }

  @Test
  void aJobIsCompletedWithItsLastFrame() {
    UUID job = farm.accept("{\"from\":1,\"to\":2}");
    Reports node = claimed("node-1");

    farm.report(node.started(1));
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(2, 1, 1, 0, 0, 0));
    farm.report(node.completed(1));
    assertThat(farm.job(job).state()).isEqualTo(JobState.ACTIVE);
    farm.report(node.started(2));
    farm.report(node.completed(2));

    assertThat(farm.job(job).state()).isEqualTo(JobState.COMPLETED);
    assertThat(farm.job(job).finishedAt()).isNotNull();
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(2, 0, 0, 2, 0, 0));
    Frame frame = farm.frame(job, 2);
    assertThat(frame.node()).isEqualTo("node-1");
    assertThat(frame.attempts()).isOne();
    assertThat(frame.seconds()).isEqualTo(0.25);
    assertThat(frame.sha256()).isEqualTo("ab".repeat(32));
    assertThat(frame.file()).isEqualTo("blender-render_0002.png");
  }

  @Test
  void aReportThatComesTwiceCountsOnce() {
    UUID job = farm.accept("{\"from\":1,\"to\":2}");
    Reports node = claimed("node-1");

    farm.report(node.started(1));
    farm.report(node.started(1));
    farm.report(node.completed(1));
    farm.report(node.completed(1));
    farm.report(node.started(1));

    assertThat(farm.frame(job, 1).attempts()).isOne();
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(2, 1, 0, 1, 0, 0));
    assertThat(farm.job(job).state()).isEqualTo(JobState.ACTIVE);
  }

  @Test
  void completedBeforeStartedIsCompleted() {
    UUID job = farm.accept("{\"frames\":\"1\"}");
    Reports node = claimed("node-1");

    farm.report(node.completed(1));
    farm.report(node.started(1));

    assertThat(farm.frame(job, 1).state()).isEqualTo(FrameState.COMPLETED);
    assertThat(farm.frame(job, 1).attempts()).isOne();
    assertThat(farm.job(job).state()).isEqualTo(JobState.COMPLETED);
  }

  @Test
  void aSecondTryWhoseStartIsReportedLateCountsAsASecondTry() {
    UUID job = farm.accept("{\"frames\":\"1\"}");
    Reports first = claimed("node-1");
    farm.report(first.started(1));
    farm.report(first.failed(1, FailureReason.BLENDER_CRASHED, "Blender crashed"));
    Reports second = claimed("node-2", farm.refillUntil(1).get(0).offer().batchId());

    farm.report(second.completed(1));
    farm.report(second.started(1));

    assertThat(farm.frame(job, 1).attempts()).isEqualTo(2);
  }

  @Test
  void returnedFramesGoToTheNextNodeAndNoLongerListenToTheFirst() {
    UUID job = farm.accept("{\"from\":1,\"to\":3}");
    Reports first = claimed("node-1");
    farm.report(first.started(1));
    farm.report(first.completed(1));
    farm.report(first.returned(2, 3));

    Reports second = claimed("node-2");
    assertThat(second.grant().batchId()).isNotEqualTo(first.grant().batchId());
    assertThat(second.grant().frames()).containsExactly(2, 3);
    long stale = farm.staleReports();
    farm.report(first.completed(2));
    assertThat(farm.staleReports()).isEqualTo(stale + 1);
    assertThat(farm.frame(job, 2).state()).isEqualTo(FrameState.QUEUED);

    farm.report(second.completed(2));
    farm.report(second.completed(3));
    assertThat(farm.job(job).state()).isEqualTo(JobState.COMPLETED);
    assertThat(farm.frame(job, 2).node()).isEqualTo("node-2");
  }

  @Test
  void aFailedFrameIsTriedOnAnotherNodeAndThenFailsTheJob() {
    UUID job = farm.accept("{\"frames\":\"7\",\"maxAttempts\":2}");
    Reports first = claimed("node-1");
    farm.report(first.started(7));
    farm.report(first.failed(7, FailureReason.RENDER_ERROR, "The scene has no camera."));
    assertThat(farm.frame(job, 7).state()).isEqualTo(FrameState.QUEUED);

    Offered again = farm.refillUntil(1).get(0);
    assertThat(again.avoid()).containsExactly("node-1");
    Reports second = claimed("node-2", again.offer().batchId());
    farm.report(second.started(7));
    farm.report(second.failed(7, FailureReason.RENDER_ERROR, "The scene has no camera."));

    assertThat(farm.frame(job, 7).state()).isEqualTo(FrameState.FAILED);
    assertThat(farm.frame(job, 7).problem())
        .startsWith("The scene has no camera.")
        .endsWith("Blender quit");
    assertThat(farm.job(job).state()).isEqualTo(JobState.FAILED);
    assertThat(farm.job(job).problem()).isEqualTo("frame 7: The scene has no camera.");
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(1, 0, 0, 0, 1, 0));
  }

  @Test
  void theOnlyNodeThatThereIsMayTryAgain() {
    farm.accept("{\"frames\":\"7\"}");
    farm.node("node-2", NodeState.OFFLINE, 1);
    Reports first = claimed("node-1");
    farm.report(first.failed(7, FailureReason.TIMED_OUT, "The frame took too long."));

    assertThat(farm.refillUntil(1).get(0).avoid()).isEmpty();
  }

  @Test
  void aFileThatIsUnfitIsNotTriedAgain() {
    UUID job = farm.accept("{\"frames\":\"1\",\"maxAttempts\":5}");
    Reports node = claimed("node-1");

    farm.report(node.failed(1, FailureReason.UNFIT_FILE, "The scene has no camera."));

    assertThat(farm.job(job).state()).isEqualTo(JobState.FAILED);
  }

  @Test
  void aLostAttemptGivesItsOpenFramesBackAndIsNamedToTheNext() {
    UUID job = farm.accept("{\"from\":1,\"to\":4}");
    Reports dead = claimed("node-1");
    farm.report(dead.started(1));
    farm.report(dead.completed(1));
    farm.report(dead.started(2));

    farm.lose(dead.grant().attemptId());
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(4, 3, 0, 1, 0, 0));
    assertThat(farm.frame(job, 2).losses()).isOne();

    Reports next = claimed("node-2");
    assertThat(next.grant().batchId()).isEqualTo(dead.grant().batchId());
    assertThat(next.grant().frames()).containsExactly(2, 3, 4);
    assertThat(next.grant().supersedes()).containsExactly(dead.grant().attemptId());
  }

  @Test
  void theDeadChangeNothing() {
    UUID job = farm.accept("{\"from\":1,\"to\":2}");
    Reports dead = claimed("node-1");
    farm.report(dead.started(1));
    farm.lose(dead.grant().attemptId());
    Reports next = claimed("node-2");
    farm.report(next.started(1));
    long stale = farm.staleReports();

    farm.report(dead.completed(1));
    farm.report(dead.failed(2, FailureReason.RENDER_ERROR, "too late"));
    farm.report(dead.returned(2));

    assertThat(farm.staleReports()).isEqualTo(stale + 3);
    assertThat(farm.frame(job, 1).state()).isEqualTo(FrameState.ACTIVE);
    assertThat(farm.frame(job, 1).node()).isEqualTo("node-2");
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(2, 1, 1, 0, 0, 0));
    assertThat(
            farm.claim(
                dead.grant().batchId(), dead.grant().attemptId(), "node-1", Duration.ofSeconds(9)))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void aFrameThatNodesDieOfIsGivenUp() {
    UUID job = farm.accept("{\"frames\":\"1\",\"maxAttempts\":9}");
    for (int death = 0; death < 5; death++) {
      Reports node = claimed("node-1");
      farm.report(node.started(1));
      farm.lose(node.grant().attemptId());
    }

    assertThat(farm.job(job).state()).isEqualTo(JobState.FAILED);
    assertThat(farm.job(job).problem()).contains("frame 1").contains("5 nodes were lost");
  }

  @Test
  void aFileThatNodesDieOfBeforeItsFirstFrameEndsTheFrame() {
    UUID job = farm.accept("{\"frames\":\"1-2\",\"maxAttempts\":9}");
    for (int death = 0; death < 5; death++) {
      farm.lose(claimed("node-1").grant().attemptId());
    }

    assertThat(farm.frame(job, 1).state()).isEqualTo(FrameState.FAILED);
    assertThat(farm.frame(job, 1).problem()).contains("5 nodes were lost");
    assertThat(farm.frame(job, 2).losses()).isZero();
    assertThat(claimed("node-1").grant().frames()).containsExactly(2);
  }

  @Test
  void aTryThatFailedBeforeItsFrameBeganIsCounted() {
    UUID job = farm.accept("{\"frames\":\"1\",\"maxAttempts\":1}");

    farm.report(claimed("node-1").failed(1, FailureReason.UNFIT_FILE, "cannot be opened"));

    assertThat(farm.frame(job, 1).state()).isEqualTo(FrameState.FAILED);
    assertThat(farm.frame(job, 1).attempts()).isOne();
  }

  @Test
  void whatIsGivenBackStillAvoidsTheNodeThatItFailedOn() {
    farm.idle("node-3");
    farm.accept("{\"frames\":\"1\"}");
    farm.report(claimed("node-1").failed(1, FailureReason.BLENDER_CRASHED, "crashed"));
    Offered retry = farm.refillUntil(1).get(0);
    assertThat(retry.avoid()).containsExactly("node-1");

    farm.report(claimed("node-2", retry.offer().batchId()).returned(1));

    assertThat(farm.refill())
        .singleElement()
        .satisfies(offer -> assertThat(offer.avoid()).containsExactly("node-1"));
  }

  @Test
  void theWarningsOfADeadAttemptChangeNothing() {
    UUID job = farm.accept("{\"from\":1,\"to\":2}");
    Reports dead = claimed("node-1");
    farm.lose(dead.grant().attemptId());

    farm.report(dead.warned("a texture is missing"));

    assertThat(farm.job(job).file().warnings()).isEmpty();
  }

  @Test
  void whatBlenderNoticedAboutTheFileIsKeptOnce() {
    UUID job = farm.accept("{\"from\":1,\"to\":2}");
    Reports reports = claimed("node-1");

    farm.report(reports.warned("a texture is missing"));
    farm.report(reports.warned("a texture is missing"));

    assertThat(farm.job(job).file().warnings()).containsExactly("a texture is missing");
  }

  @Test
  void reportsThatShareATransactionCountAsIfEachCameAlone() {
    UUID one = farm.accept("{\"from\":1,\"to\":3}");
    UUID two = farm.accept("{\"from\":1,\"to\":4}");
    List<UUID> batches = farm.refill().stream().map(offered -> offered.offer().batchId()).toList();
    Reports first = claimed("node-1", batches.get(0));
    Reports second = claimed("node-2", batches.get(1));
    long stale = farm.staleReports();

    farm.report(
        List.of(
            second.started(1),
            first.started(1),
            first.completed(1),
            first.started(2),
            second.completed(1),
            first.completed(1),
            second.started(2),
            second.failed(2, FailureReason.UNFIT_FILE, "no camera"),
            first.completed(2),
            first.completed(3),
            first.started(3),
            second.returned(3, 4),
            second.completed(4)));

    assertThat(farm.job(one).counts()).isEqualTo(new FrameCounts(3, 0, 0, 3, 0, 0));
    assertThat(farm.job(one).state()).isEqualTo(JobState.COMPLETED);
    assertThat(farm.job(two).counts()).isEqualTo(new FrameCounts(4, 2, 0, 1, 1, 0));
    assertThat(farm.counted(two)).isEqualTo(farm.job(two).counts());
    assertThat(farm.staleReports()).as("4 was given back before").isEqualTo(stale + 1);
    assertThat(farm.frame(one, 3).attempts()).isOne();
    assertThat(farm.refill().get(0).offer().frames()).isEqualTo("3-4");
  }

  @Test
  void moreBatchesThanOneStatementReadsAreClaimedAndReportedTogether() {
    farm.node("node-1", NodeState.IDLE, 100);
    UUID job = farm.accept("{\"from\":1,\"to\":260,\"batchSize\":2}");
    List<Claim> claims =
        farm.refill().stream()
            .map(offered -> offered.offer().batchId())
            .map(batch -> new Claim(batch, UUID.randomUUID(), "node-1", Duration.ZERO))
            .toList();
    assertThat(claims).hasSize(130);

    List<Reports> nodes =
        farm.claim(claims).stream().map(answer -> Reports.by((Grant) answer, "node-1")).toList();
    farm.report(
        nodes.stream()
            .flatMap(node -> node.grant().frames().stream().map(node::completed))
            .toList());

    assertThat(nodes).extracting(node -> node.grant().frames().size()).containsOnly(2);
    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(260, 0, 0, 260, 0, 0));
    assertThat(farm.job(job).state()).isEqualTo(JobState.COMPLETED);
    assertThat(farm.counted(job)).isEqualTo(farm.job(job).counts());
  }

  @Test
  void oneBadReportInAGroupSpoilsNoOther() {
    UUID job = farm.accept("{\"from\":1,\"to\":2}");
    Reports node = claimed("node-1");
    Report tooLong =
        new FrameCompleted(
            job, node.grant().attemptId(), "node-1", 2, 1.0, 1, "f", 1, 1, 1, "ab".repeat(99));
    assertThatThrownBy(() -> farm.report(List.of(node.completed(1), tooLong)))
        .as("a hash that does not fit into the books")
        .isInstanceOf(RuntimeException.class);
    assertThat(farm.job(job).counts().completed()).as("all or none").isZero();

    assertThatThrownBy(() -> farm.reportTogether(List.of(node.completed(1), tooLong)))
        .as("in one message")
        .isInstanceOf(RuntimeException.class);

    assertThat(farm.job(job).counts()).isEqualTo(new FrameCounts(2, 1, 0, 1, 0, 0));
  }

  private Reports claimed(String node) {
    return claimed(node, farm.offeredBatch());
  }

  private Reports claimed(String node, UUID batch) {
    Grant grant = farm.granted(batch, node);
    return new Reports(grant, node);
  }
}
