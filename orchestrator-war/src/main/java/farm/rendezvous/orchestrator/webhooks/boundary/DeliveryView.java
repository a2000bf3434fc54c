package farm.rendezvous.orchestrator.webhooks.boundary;

import farm.rendezvous.orchestrator.webhooks.entity.Delivery;
import farm.rendezvous.orchestrator.webhooks.entity.DeliveryState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it, to anybody.
 *
 * @param receiver scheme, host and port: the rest of an address may be a secret
 * @param nextAttemptAt null if it has ended
 * @param status of the last answer; null if there was none
 * @param problem why the last try failed
 */
public record DeliveryView(
    UUID id,
    String event,
    @Nullable String job,
    String receiver,
    DeliveryState state,
    Instant createdAt,
    int attempts,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant endedAt,
    @Nullable Integer status,
    @Nullable String problem) {

  static DeliveryView of(Delivery delivery) {
    return new DeliveryView(
        delivery.id(),
        delivery.event(),
        delivery.jobId(),
        delivery.receiver(),
        delivery.state(),
        delivery.createdAt(),
        delivery.attempts(),
        delivery.nextAttemptAt(),
        delivery.endedAt(),
        delivery.status(),
        delivery.problem());
  }
}
