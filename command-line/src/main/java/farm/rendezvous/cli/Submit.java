package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Job;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Hands a job in. */
@Command(name = "submit", sortOptions = false, description = "Hands a job in and prints its id.")
final class Submit implements Callable<Integer> {
  private final Invocation invocation;
  @Mixin private JobOptions job = new JobOptions();

  @Option(names = "--watch", description = "Watch it until it ends.")
  private boolean watch;

  @Option(names = "--json", description = "Print the job as JSON instead of its id.")
  private boolean json;

  @Mixin private FarmAddress farm = new FarmAddress();

  Submit(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Frames may begin with a minus sign, which {@link JobOptions} tells from a wrong option. */
  static CommandLine commandLine(Invocation invocation) {
    return new CommandLine(new Submit(invocation)).setUnmatchedOptionsArePositionalParams(true);
  }

  @Override
  public Integer call() {
    FarmClient client = farm.client(invocation);
    Job accepted = client.submit(job.submission(invocation, farm.local(invocation), client));
    invocation.console().say(json ? accepted.json() : accepted.id());
    if (!json) {
      accepted.warnings().forEach(warning -> invocation.console().complain("Warning: " + warning));
    }
    return watch
        ? new JobWatch(client, invocation.console(), invocation.clock(), json)
            .untilEnd(List.of(accepted.id()))
        : ExitCode.DONE;
  }
}
