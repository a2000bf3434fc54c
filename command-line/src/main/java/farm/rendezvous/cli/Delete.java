package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes jobs. */
@Command(name = "delete", description = "Deletes jobs that have ended, with their frames on disk.")
final class Delete implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The jobs.")
  private List<String> ids = List.of();

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Delete(Invocation invocation) {
    this.invocation = invocation;
  }

  /** What is said in JSON. */
  record Deleted(String id, boolean deleted) {}

  @Override
  public Integer call() {
    FarmClient client = farm.client(invocation);
    for (String id : ids) {
      client.delete(id);
      json.say(invocation.console(), new Deleted(id, true), id + "  deleted");
    }
    return ExitCode.DONE;
  }
}
