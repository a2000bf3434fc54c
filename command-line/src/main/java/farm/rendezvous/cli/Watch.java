package farm.rendezvous.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Watches jobs until they end. */
@Command(
    name = "watch",
    description = "Watches jobs until they end; ending the watch does not end them.")
final class Watch implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The jobs.")
  private List<String> ids = List.of();

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Watch(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return new JobWatch(
            farm.client(invocation), invocation.console(), invocation.clock(), json.isWanted())
        .untilEnd(ids);
  }
}
