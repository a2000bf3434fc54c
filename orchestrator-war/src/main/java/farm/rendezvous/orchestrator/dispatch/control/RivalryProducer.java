package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.nodes.control.AttemptPulse;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one {@link Rivalry} of this orchestrator. */
@Dependent
class RivalryProducer {

  @Produces
  @Singleton
  Rivalry rivalry(Clock clock, AttemptPulse pulse) {
    return new Rivalry(clock, pulse::isDead);
  }
}
