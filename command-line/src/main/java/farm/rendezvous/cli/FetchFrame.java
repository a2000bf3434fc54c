package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches one frame of a job. */
@Command
final class FetchFrame implements Callable<Integer> {

  /** As what. */
  enum As {
    IMAGE("Fetches one frame of a job as it was rendered."),
    THUMBNAIL("Fetches a small JPEG of one frame of a job, also of an EXR.");

    private final String description;

    As(String description) {
      this.description = description;
    }

    private InputStream of(FarmClient farm, String job, int frame) {
      return this == IMAGE ? farm.image(job, frame) : farm.thumbnail(job, frame);
    }

    private String name(String file) {
      return this == IMAGE ? file : file.replaceFirst("\\.[^.]*$", "") + ".jpg";
    }
  }

  private final Invocation invocation;
  private final As as;

  @Parameters(index = "0", paramLabel = "ID", description = "The job.")
  private String id = "";

  @Parameters(index = "1", paramLabel = "FRAME", description = "The number of the frame.")
  private int frame;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where to; the frame's own name by default.")
  private @Nullable Path file;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  FetchFrame(Invocation invocation, As as) {
    this.invocation = invocation;
    this.as = as;
  }

  /** What is said in JSON. */
  record Fetched(String job, int frame, String file, long bytes) {}

  @Spec
  void describe(CommandSpec spec) {
    spec.usageMessage().description(as.description);
  }

  @Override
  public Integer call() {
    FarmClient client = farm.client(invocation);
    Path target =
        invocation.directory().resolve(file == null ? nameOnTheFarm(client) : file).normalize();
    long bytes = FetchedFile.keep(() -> as.of(client, id, frame), target);
    json.say(
        invocation.console(),
        new Fetched(id, frame, target.toString(), bytes),
        "%s, %,d bytes".formatted(target, bytes));
    return ExitCode.DONE;
  }

  private Path nameOnTheFarm(FarmClient client) {
    String unfinished = "frame-%d".formatted(frame); // the farm refuses it with the reason
    return Path.of(as.name(Objects.requireNonNullElse(client.frame(id, frame).file(), unfinished)));
  }
}
