package farm.rendezvous.orchestrator.webhooks.boundary;

import farm.rendezvous.orchestrator.webhooks.entity.Delivery;
import farm.rendezvous.orchestrator.webhooks.entity.DeliveryState;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the API shows it, to anybody.
 *
 * @param receiver scheme, host and port: the rest of an address may be a secret
 * @param nextAttemptAt null if it has ended
 * @param status of the last answer; null if there was none
 * @param problem why the last try failed
 */
@Schema(name = "DeliveryView", examples = DeliveryView.EXAMPLE)
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

  static final String EXAMPLE =
      """
      {"id":"5d8c5f6e-3c0f-4c0e-9b0e-1c9a7b0f2a11","event":"job.final",\
      "job":"0df378ff-a5af-494e-a9f0-7a96362e3923","receiver":"https://example.org",\
      "state":"pending","createdAt":"2026-11-24T11:26:40.151Z","attempts":2,\
      "nextAttemptAt":"2026-11-24T11:27:10.151Z","endedAt":null,"status":500,\
      "problem":"it answered with status 500"}""";

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
