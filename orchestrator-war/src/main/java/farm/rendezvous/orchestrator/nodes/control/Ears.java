package farm.rendezvous.orchestrator.nodes.control;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one {@link Hearing} and the one {@link AttemptPulse} of this orchestrator. */
@Dependent
class Ears {

  @Produces
  @Singleton
  Hearing hearing(Clock clock) {
    return new Hearing(clock);
  }

  @Produces
  @Singleton
  AttemptPulse attemptPulse(Clock clock, Hearing hearing) {
    return new AttemptPulse(clock, hearing);
  }
}
