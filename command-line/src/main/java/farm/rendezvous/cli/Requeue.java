package farm.rendezvous.cli;

import farm.rendezvous.client.Job;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has frames of a job rendered again. */
@Command(
    name = "requeue",
    description = "Renders frames again: those that failed or were canceled, or just the chosen.")
final class Requeue implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "ID", description = "The job.")
  private String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FRAMES",
      description = "Which, finished or not, such as 7,9-12.")
  private @Nullable String frames;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Requeue(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Frames may begin with a minus sign. */
  static CommandLine commandLine(Invocation invocation) {
    return new CommandLine(new Requeue(invocation)).setUnmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() {
    Job job = farm.client(invocation).requeue(id, frames);
    int waiting = job.frameCounts().queued() + job.frameCounts().active();
    json.say(
        invocation.console(),
        job,
        job.id() + "  " + job.state() + ", " + waiting + " frames to render");
    return ExitCode.DONE;
  }
}
