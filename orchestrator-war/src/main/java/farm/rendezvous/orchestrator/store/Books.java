package farm.rendezvous.orchestrator.store;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;

/** What the container and the machine provide, for injection into constructors. */
@Dependent
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
class Books {

  @Produces
  @PersistenceContext(unitName = "books")
  private EntityManager books;

  @Produces
  @Dependent
  Clock clock() {
    return Clock.systemUTC();
  }
}
