package farm.rendezvous.cli;

import farm.rendezvous.client.Verified;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has the farm read the frames of a job again. */
@Command(
    name = "verify",
    description = {
      "Has the farm read every completed frame of a job on its disk again.",
      "What is missing or changed is rendered again; the exit code is 1 then."
    })
final class Verify implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Verify(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Verified verified = farm.client(invocation).verify(id);
    Console console = invocation.console();
    boolean good = verified.broken().isEmpty();
    json.say(
        console,
        verified,
        verified.checked()
            + " frames read, "
            + (good
                ? "all as they were rendered"
                : verified.broken().size() + " broken, which are rendered again"));
    if (!json.isWanted()) {
      verified
          .broken()
          .forEach(one -> console.say("Frame %d: %s".formatted(one.frame(), one.problem())));
    }
    return good ? ExitCode.DONE : ExitCode.JOB_FAILED;
  }
}
