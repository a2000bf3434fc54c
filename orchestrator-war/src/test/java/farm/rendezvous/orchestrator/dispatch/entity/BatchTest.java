package farm.rendezvous.orchestrator.dispatch.entity;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.orchestrator.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class BatchTest {

  private static final UUID JOB = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SettableClock clock = new SettableClock();
  private final Batch batch = new Batch(JOB, List.of(6, 7, 10), clock.instant(), List.of());

  @Test
  void waitsAtFirst() {
    assertThat(batch.state()).isEqualTo(BatchState.WAITING);
    assertThat(batch.jobId()).isEqualTo(JOB);
    assertThat(batch.label()).isEqualTo("6-10");
    assertThat(batch.offer()).isEqualTo(new BatchOffer(JOB, batch.id(), "6-10"));
    assertThat(batch.avoided()).isEmpty();
    assertThat(new Batch(JOB, List.of(-5), clock.instant(), List.of()).label()).isEqualTo("-5");
  }

  @Test
  void isOfferedClaimedAndDone() {
    batch.offered(clock.instant(), 50);
    assertThat(batch.state()).isEqualTo(BatchState.OFFERED);
    batch.claimed();
    assertThat(batch.state()).isEqualTo(BatchState.CLAIMED);
    batch.done();
    assertThat(batch.state()).isEqualTo(BatchState.DONE);
  }

  @Test
  void waitsAgainWhenItsAttemptIsLost() {
    batch.offered(clock.instant(), 50);
    batch.claimed();
    batch.waiting();

    assertThat(batch.state()).isEqualTo(BatchState.WAITING);
  }

  @Test
  void isOverdueWhenNobodyClaimsIt() {
    batch.offered(clock.instant(), 50);
    clock.tick(PATIENCE);
    assertThat(batch.isOverdue(clock.instant(), PATIENCE)).isFalse();

    clock.tick(Duration.ofMillis(1));
    assertThat(batch.isOverdue(clock.instant(), PATIENCE)).isTrue();
  }

  @Test
  void isOverdueHalfAsSoonWithEachOffer() {
    for (int seconds : List.of(5, 10, 20, 40, 80, 160, 320, 320, 320)) {
      batch.offered(clock.instant(), 50);
      clock.tickSeconds(seconds);
      assertThat(batch.isOverdue(clock.instant(), PATIENCE)).as("after %d s", seconds).isFalse();
      clock.tick(Duration.ofMillis(1));
      assertThat(batch.isOverdue(clock.instant(), PATIENCE)).as("after %d s", seconds).isTrue();
    }
  }

  @Test
  void isAsImpatientAsAtFirstAfterItWasLost() {
    batch.offered(clock.instant(), 50);
    batch.offered(clock.instant(), 50);
    batch.claimed();
    batch.waiting();
    batch.offered(clock.instant(), 50);
    clock.tickSeconds(6);

    assertThat(batch.isOverdue(clock.instant(), PATIENCE)).isTrue();
  }

  @Test
  void isOverdueOnlyInTheQueue() {
    assertThat(batch.isOverdue(clock.instant().plusSeconds(999), PATIENCE)).isFalse();

    batch.offered(clock.instant(), 50);
    batch.claimed();
    assertThat(batch.isOverdue(clock.instant().plusSeconds(999), PATIENCE)).isFalse();
  }

  @Test
  void avoidsTheNodesThatItFailedOn() {
    Batch retry = new Batch(JOB, List.of(7), clock.instant(), List.of("node-1", "node-2"));
    assertThat(retry.avoided()).containsExactly("node-1", "node-2");

    retry.avoidNobody();
    assertThat(retry.avoided()).isEmpty();
  }
}
