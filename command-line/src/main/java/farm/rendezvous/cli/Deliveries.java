package farm.rendezvous.cli;

import farm.rendezvous.client.Delivery;
import farm.rendezvous.client.Json;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What webhooks were told. */
@Command(name = "deliveries", description = "Says what webhooks were told, and what came of it.")
final class Deliveries implements Callable<Integer> {
  private static final String ROW = "%-24s  %-14s  %-9s  %5s  %s";

  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "Only of this job.")
  private @Nullable String id;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Deliveries(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    List<Delivery> deliveries = farm.client(invocation).deliveries(id);
    Console console = invocation.console();
    if (json.isWanted()) {
      console.say(Json.line(deliveries));
      return ExitCode.DONE;
    }
    console.say(ROW.formatted("when", "event", "state", "tries", "receiver"));
    for (Delivery one : deliveries) {
      String problem = Objects.requireNonNullElse(one.problem(), "");
      console.say(
          ROW.formatted(one.createdAt(), one.event(), one.state(), one.attempts(), one.receiver())
              + (problem.isEmpty() ? "" : ": " + problem));
    }
    return ExitCode.DONE;
  }
}
