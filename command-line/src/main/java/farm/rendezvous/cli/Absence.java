package farm.rendezvous.cli;

import farm.rendezvous.client.FarmNotReachable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in which the farm does not answer. */
final class Absence {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Console console;
  private final Clock clock;
  private @Nullable Instant since;

  Absence(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  void goesOn(FarmNotReachable reason) {
    if (since == null) {
      since = clock.instant();
      console.complain(reason.getMessage() + " (trying again for a minute)");
    } else if (Duration.between(since, clock.instant()).compareTo(PATIENCE) >= 0) {
      throw reason;
    }
  }

  void over() {
    if (since != null) {
      since = null;
      console.complain("The farm answers again.");
    }
  }
}
