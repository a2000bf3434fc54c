package farm.rendezvous.cli;

import farm.rendezvous.localfarm.LocalFarm;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the farm of this machine up. */
@Command(
    name = "up",
    description = {
      "Starts a farm of this machine in the background and returns when it is ready.",
      "Of a farm that runs, it starts what is down and leaves the rest alone."
    })
final class Up implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private UpOptions options = new UpOptions();

  Up(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    LocalFarm farm = LocalFarm.start(options.options(invocation), invocation.console()::say);
    invocation
        .console()
        .say(
            "The farm is ready at %s with %d nodes; frames go to %s"
                .formatted(farm.orchestratorUrl(), farm.nodes().size(), farm.output()));
    return ExitCode.DONE;
  }
}
