package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Job;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
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
    PAUSE("Begins no frame of the jobs any more until they are resumed.", FarmClient::pause),
    RESUME("Lets paused jobs go on.", FarmClient::resume),
    CANCEL("Stops the jobs; what is finished stays.", FarmClient::cancel);

    private final String description;
    private final BiFunction<FarmClient, String, Job> call;

    Word(String description, BiFunction<FarmClient, String, Job> call) {
      this.description = description;
      this.call = call;
    }
  }

  private final Invocation invocation;
  private final Word word;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "The jobs.")
  private List<String> ids = List.of();

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
      Job job = word.call.apply(client, id);
      invocation.console().say(job.id() + "  " + job.state());
    }
    return ExitCode.DONE;
  }
}
