package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient.Made;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches what the farm makes of the frames of a job. */
@Command
final class Fetch implements Callable<Integer> {

  private final Invocation invocation;
  private final Made what;
  private final String ending;

  @Parameters(index = "0", paramLabel = "ID", description = "The job.")
  private String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where to; a file named after the job by default.")
  private @Nullable Path file;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Fetch(Invocation invocation, Made what) {
    this.invocation = invocation;
    this.what = what;
    this.ending = what == Made.MOVIE ? ".mp4" : ".png";
  }

  /** What is said in JSON. */
  record Fetched(String job, String file, long bytes) {}

  @Spec
  void describe(CommandSpec spec) {
    spec.usageMessage()
        .description(
            what == Made.MOVIE
                ? "Fetches a movie of the frames of a job that are completed."
                : "Fetches one picture of all frames of a job that are completed.");
  }

  @Override
  public Integer call() {
    Path target =
        invocation.directory().resolve(file == null ? Path.of(id + ending) : file).normalize();
    long bytes = FetchedFile.keep(() -> farm.client(invocation).made(id, what), target);
    json.say(
        invocation.console(),
        new Fetched(id, target.toString(), bytes),
        "%s, %,d bytes".formatted(target, bytes));
    return ExitCode.DONE;
  }
}
