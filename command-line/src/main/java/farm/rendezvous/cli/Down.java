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
  @Mixin private HomeOption home = new HomeOption();

  Down(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Optional<LocalFarm> farm = home.farm(invocation);
    farm.ifPresent(LocalFarm::down);
    invocation
        .console()
        .say(
            farm.isPresent()
                ? "The farm is down. Its data stays in " + farm.get().home()
                : "There is no farm in " + home.options(invocation).home());
    return ExitCode.DONE;
  }
}
