package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Job;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells jobs one word, and says what state each is in then. */
@Command
final class JobCommand implements Callable<Integer> {

  /** What a job can be told. */
  enum Word {
    PAUSE("Begins no frame of the jobs any more until they are resumed."),
    RESUME("Lets paused jobs go on."),
    CANCEL("Stops the jobs; what is finished stays.");

    private final String description;

    Word(String description) {
      this.description = description;
    }

    private Job tell(FarmClient farm, String id) {
      return switch (this) {
        case PAUSE -> farm.pause(id);
        case RESUME -> farm.resume(id);
        case CANCEL -> farm.cancel(id);
      };
    }
  }

  private final Invocation invocation;
  private final Word word;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The jobs.")
  private List<String> ids = List.of();

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  JobCommand(Invocation invocation, Word word) {
    this.invocation = invocation;
    this.word = word;
  }

  @Spec
  void describe(CommandSpec spec) {
    spec.usageMessage().description(word.description);
  }

  @Override
  public Integer call() {
    FarmClient client = farm.client(invocation);
    for (String id : ids) {
      Job job = word.tell(client, id);
      json.say(invocation.console(), job, job.id() + "  " + job.state());
    }
    return ExitCode.DONE;
  }
}
