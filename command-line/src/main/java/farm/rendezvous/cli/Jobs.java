package farm.rendezvous.cli;

import farm.rendezvous.client.Job;
import farm.rendezvous.client.Json;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the jobs. */
@Command(name = "jobs", description = "Lists the farm's jobs, or some of them.")
final class Jobs implements Callable<Integer> {
  private static final String ROW = "%-36s  %-16s  %9s  %s";

  private final Invocation invocation;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only those in this state, such as active.")
  private @Nullable String state;

  @Option(names = "-q", paramLabel = "TEXT", description = "Only those with this in their name.")
  private @Nullable String text;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Jobs(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    List<Job> jobs = farm.client(invocation).jobs(state, text);
    if (json.isWanted()) {
      invocation.console().say(Json.line(jobs));
      return ExitCode.DONE;
    }
    invocation.console().say(ROW.formatted("job", "state", "frames", "name"));
    for (Job job : jobs) {
      Job.FrameCounts counts = job.frameCounts();
      String name = Objects.requireNonNullElse(job.name(), String.valueOf(job.file()));
      String frames = counts.completed() + "/" + counts.total();
      invocation.console().say(ROW.formatted(job.id(), job.state(), frames, name));
    }
    return ExitCode.DONE;
  }
}
