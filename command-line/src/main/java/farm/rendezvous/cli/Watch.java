package farm.rendezvous.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Watches a job until it ends. */
@Command(
    name = "watch",
    description = "Watches a job until it ends; ending the watch does not end the job.")
final class Watch implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", description = "The job.")
  private String id = "";

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Watch(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return new JobWatch(
            farm.client(invocation), invocation.console(), invocation.clock(), json.isWanted())
        .untilEnd(id);
  }
}
