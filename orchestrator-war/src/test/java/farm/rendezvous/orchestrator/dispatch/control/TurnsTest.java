package farm.rendezvous.orchestrator.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.dispatch.control.Backlog.Candidate;
import farm.rendezvous.orchestrator.dispatch.control.FairShare.Contender;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TurnsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final Tags GPU = Tags.parse("gpu");
  private static final int MANY = 1000;

  private final UnderWay underWay = new UnderWay();
  private final List<UUID> asked = new ArrayList<>();

  @Test
  void fillsTheQueueUpToItsLimit() {
    underWay.add(BatchState.OFFERED, 50, Tags.NONE, A, 3);
    underWay.add(BatchState.CLAIMED, 50, Tags.NONE, A, 9);

    assertThat(turns(candidate(A, 50, 100, false)).take(tags -> 5, MANY)).containsExactly(A, A);
  }

  @Test
  void takesNoMoreThanIsAskedForAtOnce() {
    assertThat(turns(candidate(A, 50, 100, false)).take(tags -> MANY, 3)).containsExactly(A, A, A);
  }

  @Test
  void takesNoMoreOfAJobThanItHas() {
    assertThat(
            turns(candidate(A, 50, 2, false), candidate(B, 50, 1, false)).take(tags -> MANY, MANY))
        .containsExactly(A, B, A);
  }

  @Test
  void countsWhatWaitsOnceAndOnlyWhereSomethingDoes() {
    assertThat(
            turns(candidate(A, 50, 0, true), candidate(B, 50, 1, false)).take(tags -> MANY, MANY))
        .containsExactly(A, B, A, A);
    assertThat(asked).containsExactly(A);
  }

  @Test
  void theUrgentGoesIntoAQueueThatIsFullOfOthersAndTheOthersDoNot() {
    underWay.add(BatchState.OFFERED, 50, Tags.NONE, A, 4);

    assertThat(turns(candidate(A, 50, 9, false), candidate(B, 90, 9, false)).take(tags -> 4, MANY))
        .containsExactly(B, B, B, B);
  }

  @Test
  void nothingGoesWhereNobodyTakesAnything() {
    assertThat(turns(candidate(A, 50, 9, false)).take(tags -> 0, MANY)).isEmpty();
  }

  @Test
  void knowsWhatIsInTheQueueByItsUrgency() {
    assertThat(underWay.leastUrgent(Tags.NONE)).isEqualTo(Integer.MIN_VALUE);
    underWay.add(BatchState.OFFERED, 50, Tags.NONE, A, 4);
    underWay.add(BatchState.OFFERED, 90, Tags.NONE, B, 2);
    underWay.add(BatchState.CLAIMED, 10, Tags.NONE, B, 7);

    assertThat(underWay.queuedFrom(0, Tags.NONE)).isEqualTo(6);
    assertThat(underWay.queuedFrom(51, Tags.NONE)).isEqualTo(2);
    assertThat(underWay.leastUrgent(Tags.NONE)).isEqualTo(50);
    assertThat(underWay.of(A)).isEqualTo(4);
    assertThat(underWay.of(B)).isEqualTo(9);
  }

  @Test
  void whatRequiresOtherTagsTakesUpNoRoom() {
    underWay.add(BatchState.OFFERED, 90, GPU, B, 2);

    Candidate forAll = candidate(A, 50, 9, false);
    Candidate forGpu = candidate(B, 90, 9, false);
    Candidate onGpu = new Candidate(forGpu.contender(), GPU, forGpu.uncut(), forGpu.waiting());

    assertThat(turns(forAll, onGpu).take(tags -> tags.equals(GPU) ? 3 : 4, MANY))
        .containsExactly(B, A, A, A, A);
  }

  @Test
  void whatTheSameNodesCanTakeIsInOneLane() {
    Lanes lanes = new Lanes(List.of(node("1", "linux", "gpu"), node("2", "linux", "big")));

    assertThat(lanes.of(Tags.parse("linux"))).isEqualTo(Tags.NONE);
    assertThat(lanes.of(Tags.parse("gpu,linux"))).isEqualTo(lanes.of(GPU)).isNotEqualTo(Tags.NONE);
    assertThat(lanes.of(Tags.parse("big"))).isNotEqualTo(lanes.of(GPU));
    assertThat(lanes.slots(Tags.NONE)).isEqualTo(2);
    assertThat(lanes.slots(lanes.of(GPU))).isEqualTo(1);
    assertThat(lanes.slots(Tags.parse("windows"))).isZero();
  }

  private static NodeStatus node(String name, String... tags) {
    Heartbeat heartbeat =
        new Heartbeat(name, NodeState.IDLE, 1, "3.4.1", 2, 4096, List.of(), List.of(tags));
    return new NodeStatus(heartbeat, NOON, NOON);
  }

  /** Three batches wait of each job that has some. */
  private Turns turns(Candidate... candidates) {
    return new Turns(
        List.of(candidates),
        underWay,
        new LastTurns(),
        job -> {
          asked.add(job);
          return 3;
        });
  }

  private Candidate candidate(UUID job, int priority, int uncut, boolean waiting) {
    Instant submitted = NOON.plusSeconds(job.getLeastSignificantBits());
    return new Candidate(
        new Contender(job, priority, submitted, underWay.of(job)), Tags.NONE, uncut, waiting);
  }
}
