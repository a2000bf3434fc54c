package farm.rendezvous.orchestrator.health;

import farm.rendezvous.orchestrator.nodes.control.Hearing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: a message goes to the broker and comes back, once a second. */
@Readiness
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class BrokerCheck implements HealthCheck {

  @Inject private Hearing hearing;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("broker");
    String trouble = hearing.trouble();
    return trouble == null
        ? response.up().build()
        : response.down().withData("problem", trouble).build();
  }
}
