package farm.rendezvous.orchestrator.events.control;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one {@link Changes} and the one {@link EventRing} of this orchestrator. */
@Dependent
class EventMemory {

  private static final int MOST_CHANGES = 20_000;
  private static final int MOST_EVENTS = 2_000;
  private static final int MOST_CHARACTERS = 4 << 20;

  /** Ids of one process; more a millisecond, and the next process might give one out again. */
  private static final long IDS_IN_A_MILLISECOND = 1_000;

  @Produces
  @Singleton
  Changes changes() {
    return new Changes(MOST_CHANGES);
  }

  @Produces
  @Singleton
  EventRing ring(Clock clock) {
    return new EventRing(clock.millis() * IDS_IN_A_MILLISECOND, MOST_EVENTS, MOST_CHARACTERS);
  }
}
