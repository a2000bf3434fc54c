package farm.rendezvous.cli;

import farm.rendezvous.client.Node;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the render nodes. */
@Command(name = "nodes", description = "Lists the farm's render nodes and what they do.")
final class Nodes implements Callable<Integer> {
  private static final String ROW = "%-20s  %-9s  %-8s  %5s  %10s  %s";

  private final Invocation invocation;
  @Mixin private FarmAddress farm = new FarmAddress();

  Nodes(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    List<Node> nodes = farm.client(invocation).nodes();
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
    return ExitCode.DONE;
  }
}
