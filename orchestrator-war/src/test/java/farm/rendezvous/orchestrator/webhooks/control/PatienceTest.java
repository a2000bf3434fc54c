package farm.rendezvous.orchestrator.webhooks.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PatienceTest {

  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void doublesUpToAnHour() {
    assertThat(delay(1)).isEqualTo(Duration.ofSeconds(5));
    assertThat(delay(2)).isEqualTo(Duration.ofSeconds(10));
    assertThat(delay(8)).isEqualTo(Duration.ofSeconds(640));
    assertThat(delay(11)).isEqualTo(Duration.ofHours(1));
    assertThat(delay(1_000)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void lastsADay() {
    Instant almost = CREATED.plus(Duration.ofHours(23));

    assertThat(Patience.next(CREATED, 30, almost)).isPresent();
    assertThat(Patience.next(CREATED, 31, almost.plusSeconds(1))).isEmpty();
  }

  @Test
  void aDayIsAFewDozenTries() {
    Instant now = CREATED;
    int attempts = 1;
    for (var next = Patience.next(CREATED, attempts, now);
        next.isPresent();
        next = Patience.next(CREATED, attempts, now)) {
      now = next.get();
      attempts++;
    }

    assertThat(attempts).isBetween(25, 40);
  }

  private static Duration delay(int attempts) {
    return Duration.between(CREATED, Patience.next(CREATED, attempts, CREATED).orElseThrow());
  }
}
