package farm.rendezvous.orchestrator.dispatch.entity;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.SettableClock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AttemptTest {

  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000d");

  private final SettableClock clock = new SettableClock();
  private final Batch batch =
      new Batch(UUID.randomUUID(), List.of(1, 2), clock.instant(), List.of());
  private final Attempt attempt = new Attempt(ID, batch, "node-1", 2, clock.instant());

  @Test
  void runsFromTheStart() {
    assertThat(attempt.id()).isEqualTo(ID);
    assertThat(attempt.batchId()).isEqualTo(batch.id());
    assertThat(attempt.jobId()).isEqualTo(batch.jobId());
    assertThat(attempt.node()).isEqualTo("node-1");
    assertThat(attempt.isRunning()).isTrue();
    assertThat(attempt.startedAt()).isEqualTo(clock.instant());
    assertThat(attempt.endedAt()).isNull();
  }

  @Test
  void endsWithItsLastFrame() {
    attempt.frameClosed(clock.instant());
    assertThat(attempt.isRunning()).isTrue();

    clock.tickSeconds(3);
    attempt.frameClosed(clock.instant());

    assertThat(attempt.state()).isEqualTo(AttemptState.ENDED);
    assertThat(attempt.endedAt()).isEqualTo(clock.instant());
  }

  @Test
  void isLostWhenItFallsSilent() {
    attempt.lose(clock.instant());

    assertThat(attempt.state()).isEqualTo(AttemptState.LOST);
    assertThat(attempt.isRunning()).isFalse();
    assertThat(attempt.endedAt()).isEqualTo(clock.instant());
  }

  @Test
  void staysLostWhateverItStillSays() {
    attempt.lose(clock.instant());
    attempt.frameClosed(clock.instant());
    attempt.frameClosed(clock.instant());

    assertThat(attempt.state()).isEqualTo(AttemptState.LOST);
  }
}
