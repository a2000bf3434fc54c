package farm.rendezvous.orchestrator.webhooks.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DeliveryTest {

  private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = CREATED.plusSeconds(5);

  private final Delivery delivery =
      new Delivery(UUID.randomUUID(), "node.lost", null, "https://example.org/a", "{}", CREATED);

  @Test
  void waitsForItsFirstTryAtOnce() {
    assertThat(delivery.state()).isEqualTo(DeliveryState.WAITING);
    assertThat(delivery.nextAttemptAt()).isEqualTo(CREATED);
  }

  @Test
  void isTriedAgainUntilItIsTaken() {
    delivery.failed(500, "answered with 500", LATER, CREATED);
    assertThat(delivery.state()).isEqualTo(DeliveryState.WAITING);
    assertThat(delivery.nextAttemptAt()).isEqualTo(LATER);
    assertThat(delivery.problem()).isEqualTo("answered with 500");

    delivery.delivered(200, LATER);
    assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
    assertThat(delivery.attempts()).isEqualTo(2);
    assertThat(delivery.problem()).isNull();
    assertThat(delivery.nextAttemptAt()).isNull();
    assertThat(delivery.endedAt()).isEqualTo(LATER);
  }

  @Test
  void isGivenUpWithTheLastProblem() {
    delivery.failed(null, "x".repeat(5_000), null, LATER);

    assertThat(delivery.state()).isEqualTo(DeliveryState.GIVEN_UP);
    assertThat(delivery.problem()).hasSize(1_000);
    assertThat(delivery.state().json()).isEqualTo("given-up");
  }
}
