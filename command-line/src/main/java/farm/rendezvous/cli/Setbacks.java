package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Json;
import farm.rendezvous.client.Setback;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which nodes have failed at a job. */
@Command(
    name = "setbacks",
    description = "Says which nodes have failed at frames of a job, and which are kept away.")
final class Setbacks implements Callable<Integer> {
  private static final String ROW = "%-20s  %8s  %-9s  %s";

  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Option(
      names = "--forgive",
      paramLabel = "NODE",
      description = "Forget what this node has failed at; may be given again.")
  private List<String> forgiven = List.of();

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Setbacks(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    FarmClient client = farm.client(invocation);
    forgiven.forEach(node -> client.forgive(id, node));
    List<Setback> setbacks = client.setbacks(id);
    Console console = invocation.console();
    if (json.isWanted()) {
      console.say(Json.line(setbacks));
      return ExitCode.DONE;
    }
    console.say(ROW.formatted("node", "failures", "", "the last"));
    for (Setback one : setbacks) {
      console.say(
          ROW.formatted(
              one.node(), one.failures(), one.keptAway() ? "kept away" : "", one.problem()));
    }
    return ExitCode.DONE;
  }
}
