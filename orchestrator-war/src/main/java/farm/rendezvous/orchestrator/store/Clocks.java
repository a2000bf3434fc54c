package farm.rendezvous.orchestrator.store;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The clock of the books, for injection; the entity manager comes from the container. */
@Dependent
class Clocks {

  @Produces
  Clock clock() {
    return Clock.systemUTC();
  }
}
