package farm.rendezvous.cli;

import farm.rendezvous.client.Job;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a job that is under way. */
@Command(name = "change", description = "Changes how urgent a job is, or what it is called.")
final class Change implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Option(names = "--priority", paramLabel = "N", description = "0 to 100, higher first.")
  private @Nullable Integer priority;

  @Option(names = "--name", paramLabel = "NAME", description = "What it is called.")
  private @Nullable String name;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Change(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (priority == null && name == null) {
      throw new Unusable("Give --priority or --name");
    }
    Job job = farm.client(invocation).change(id, name, priority);
    json.say(
        invocation.console(),
        job,
        job.id() + "  " + job.state() + ", priority " + job.priority() + ", " + job.name());
    return ExitCode.DONE;
  }
}
