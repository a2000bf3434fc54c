package farm.rendezvous.cli;

import farm.rendezvous.localfarm.FarmStatus;
import farm.rendezvous.localfarm.LocalFarm;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what runs of the farm of this machine. */
@Command(name = "status", description = "Says what runs of the farm of this machine.")
final class Status implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private HomeOption home = new HomeOption();

  @Option(names = "--json", description = "As JSON, for scripts.")
  private boolean json;

  Status(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Console console = invocation.console();
    Optional<LocalFarm> farm = home.farm(invocation);
    if (farm.isEmpty()) {
      console.complain("There is no farm in " + home.options(invocation).home());
      return ExitCode.NOT_REACHABLE;
    }
    FarmStatus status = farm.get().status();
    if (json) {
      console.say(status.json());
    } else {
      say(status, console);
    }
    return ExitCode.DONE;
  }

  private static void say(FarmStatus status, Console console) {
    String row = "%-14s %-12s %s";
    console.say(
        row.formatted("broker", pid(status.broker().pid()), "port " + status.broker().port()));
    FarmStatus.ServerStatus orchestrator = status.orchestrator();
    console.say(
        row.formatted(
            "orchestrator",
            pid(orchestrator.pid()),
            status.url() + adminCenter(orchestrator.adminCenter())));
    for (FarmStatus.NodeStatus node : status.nodes()) {
      String where = node.url() + "  " + node.state() + adminCenter(node.adminCenter());
      console.say(row.formatted(node.name(), pid(node.pid()), where));
    }
    console.say("blend folder   " + status.blend());
    console.say("output folder  " + status.output());
  }

  private static String adminCenter(@Nullable URI url) {
    return url == null ? "" : "  admin center " + url;
  }

  private static String pid(@Nullable Long pid) {
    return pid == null ? "down" : "pid " + pid;
  }
}
