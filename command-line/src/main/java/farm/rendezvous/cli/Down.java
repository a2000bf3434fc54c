package farm.rendezvous.cli;

import farm.rendezvous.localfarm.LocalFarm;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the farm of this machine down. */
@Command(
    name = "down",
    description =
        "Stops the farm of this machine. Jobs and frames stay, and `up` goes on with them.")
final class Down implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private JsonOption json = new JsonOption();
  @Mixin private HomeOption home = new HomeOption();

  Down(Invocation invocation) {
    this.invocation = invocation;
  }

  /** What is said in JSON. */
  record Ended(String home, boolean wasThere) {}

  @Override
  public Integer call() {
    Optional<LocalFarm> farm = home.farm(invocation);
    farm.ifPresent(LocalFarm::down);
    json.say(
        invocation.console(),
        new Ended(home.options(invocation).home().toString(), farm.isPresent()),
        farm.isPresent()
            ? "The farm is down. Its data stays in " + farm.get().home()
            : "There is no farm in " + home.options(invocation).home());
    return ExitCode.DONE;
  }
}
