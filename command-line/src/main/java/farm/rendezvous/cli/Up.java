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
  @Mixin private JsonOption json = new JsonOption();
  @Mixin private UpOptions options = new UpOptions();

  Up(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    LocalFarm farm = LocalFarm.start(options.options(invocation), step -> tell(step));
    invocation
        .console()
        .say(
            json.isWanted()
                ? farm.status().json()
                : "The farm is ready at %s with %d nodes; frames go to %s"
                    .formatted(farm.orchestratorUrl(), farm.nodes().size(), farm.output()));
    return ExitCode.DONE;
  }

  /** What is on the way is no answer: for a program it goes beside. */
  private void tell(String step) {
    if (json.isWanted()) {
      invocation.console().complain(step);
    } else {
      invocation.console().say(step);
    }
  }
}
