package farm.rendezvous.orchestrator.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.dispatch.control.Backlog.Candidate;
import farm.rendezvous.orchestrator.dispatch.control.FairShare.Contender;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class TurnsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final int MANY = 1000;

  private final UnderWay underWay = new UnderWay();
  private final List<UUID> asked = new ArrayList<>();

  @Test
  void fillsTheQueueUpToItsLimit() {
    underWay.add(BatchState.OFFERED, 50, A, 3);
    underWay.add(BatchState.CLAIMED, 50, A, 9);

    assertThat(turns(candidate(A, 50, 100, false)).take(5, MANY)).containsExactly(A, A);
  }

  @Test
  void takesNoMoreThanIsAskedForAtOnce() {
    assertThat(turns(candidate(A, 50, 100, false)).take(MANY, 3)).containsExactly(A, A, A);
  }

  @Test
  void takesNoMoreOfAJobThanItHas() {
    assertThat(turns(candidate(A, 50, 2, false), candidate(B, 50, 1, false)).take(MANY, MANY))
        .containsExactly(A, B, A);
  }

  @Test
  void countsWhatWaitsOnceAndOnlyWhereSomethingDoes() {
    assertThat(turns(candidate(A, 50, 0, true), candidate(B, 50, 1, false)).take(MANY, MANY))
        .containsExactly(A, B, A, A);
    assertThat(asked).containsExactly(A);
  }

  @Test
  void theUrgentGoesIntoAQueueThatIsFullOfOthersAndTheOthersDoNot() {
    underWay.add(BatchState.OFFERED, 50, A, 4);

    assertThat(turns(candidate(A, 50, 9, false), candidate(B, 90, 9, false)).take(4, MANY))
        .containsExactly(B, B, B, B);
  }

  @Test
  void nothingGoesWhereNobodyTakesAnything() {
    assertThat(turns(candidate(A, 50, 9, false)).take(0, MANY)).isEmpty();
  }

  @Test
  void knowsWhatIsInTheQueueByItsUrgency() {
    assertThat(underWay.leastUrgent()).isEqualTo(Integer.MIN_VALUE);
    underWay.add(BatchState.OFFERED, 50, A, 4);
    underWay.add(BatchState.OFFERED, 90, B, 2);
    underWay.add(BatchState.CLAIMED, 10, B, 7);

    assertThat(underWay.queued()).isEqualTo(6);
    assertThat(underWay.queuedFrom(51)).isEqualTo(2);
    assertThat(underWay.leastUrgent()).isEqualTo(50);
    assertThat(underWay.of(A)).isEqualTo(4);
    assertThat(underWay.of(B)).isEqualTo(9);
  }

  /** Three batches wait of each job that has some. */
  private Turns turns(Candidate... candidates) {
    return new Turns(
        List.of(candidates),
        underWay,
        job -> {
          asked.add(job);
          return 3;
        });
  }

  private Candidate candidate(UUID job, int priority, int uncut, boolean waiting) {
    Instant submitted = NOON.plusSeconds(job.getLeastSignificantBits());
    return new Candidate(new Contender(job, priority, submitted, underWay.of(job)), uncut, waiting);
  }
}
