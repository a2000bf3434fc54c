package farm.rendezvous.cli;

import farm.rendezvous.await.Await;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.FarmEvent;
import farm.rendezvous.client.FarmNotReachable;
import farm.rendezvous.client.Json;
import farm.rendezvous.client.Refused;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what changes, while it does. */
@Command(
    name = "events",
    description = "Says what changes in the farm, or of one job, until it is interrupted.")
final class Events implements Callable<Integer> {
  private static final Duration RECONNECT = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofDays(3650);

  private static final int NOT_FOUND = 404;

  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "Only of this job, and of nodes.")
  private @Nullable String id;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  private @Nullable String last;

  Events(Invocation invocation) {
    this.invocation = invocation;
  }

  /** A job that is followed alone may be deleted; else this ends by an interruption only. */
  @Override
  public Integer call() {
    FarmClient client = farm.client(invocation);
    boolean gone =
        Await.every(RECONNECT)
            .until("The end of the events", LONGEST, () -> follow(client), over -> over);
    return gone ? ExitCode.DONE : ExitCode.NOT_REACHABLE;
  }

  private boolean follow(FarmClient client) {
    try {
      return client.follow(id, last, this::say);
    } catch (FarmNotReachable e) {
      if (last == null) {
        throw e;
      }
      invocation.console().complain(e.getMessage() + " (trying again)");
      return false;
    } catch (Refused e) {
      if (id == null || last == null || e.problem().status() != NOT_FOUND) {
        throw e;
      }
      invocation.console().say("job " + id + "  deleted");
      return true;
    }
  }

  /** Whether that was the last one. */
  private boolean say(FarmEvent event) {
    last = event.id();
    if (json.isWanted()) {
      invocation.console().say(Json.line(event));
    } else {
      EventLine.of(event).forEach(invocation.console()::say);
    }
    return id != null && event.event().equals("deleted");
  }
}
