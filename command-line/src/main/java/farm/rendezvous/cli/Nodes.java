package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Json;
import farm.rendezvous.client.Node;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the render nodes. */
@Command(
    name = "nodes",
    description = {
      "Lists the farm's render nodes and what they do, or tells some what to do.",
      "Paused, they finish their frames and take nothing until resumed; drained, the same until they",
      "are restarted, so that they can be switched off."
    })
final class Nodes implements Callable<Integer> {
  private static final String ROW = "%-20s  %-9s  %-8s  %5s  %10s  %s";

  private static final Set<String> WORDS = Set.of("pause", "resume", "drain");

  private final Invocation invocation;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WORD",
      description = "pause, resume or drain; left out, the nodes are listed.")
  private @Nullable String word;

  @Parameters(index = "1..*", paramLabel = "NODE", description = "The nodes that it is for.")
  private List<String> names = List.of();

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Nodes(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    FarmClient client = farm.client(invocation);
    if (word != null) {
      tell(client, word);
    } else {
      list(client.nodes());
    }
    return ExitCode.DONE;
  }

  private void tell(FarmClient client, String told) {
    if (!WORDS.contains(told)) {
      throw new Unusable("nodes " + told + ": a node can be told to pause, resume or drain");
    } else if (names.isEmpty()) {
      throw new Unusable("nodes " + told + ": name the nodes");
    }
    for (String name : names) {
      Node node = client.tellNode(name, told);
      json.say(
          invocation.console(),
          node,
          node.name() + "  told to " + told + ", " + node.state() + " now");
    }
  }

  private void list(List<Node> nodes) {
    if (json.isWanted()) {
      invocation.console().say(Json.line(nodes));
      return;
    }
    invocation
        .console()
        .say(ROW.formatted("node", "state", "Blender", "cores", "memory MiB", "work"));
    for (Node node : nodes) {
      String blender = Objects.requireNonNullElse(node.blenderVersion(), "-");
      invocation
          .console()
          .say(
              ROW.formatted(
                  node.name(),
                  node.state(),
                  blender,
                  node.cores(),
                  node.memoryMiB(),
                  NodeLine.work(node)));
    }
  }
}
