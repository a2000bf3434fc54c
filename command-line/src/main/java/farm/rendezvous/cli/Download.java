package farm.rendezvous.cli;

import farm.rendezvous.client.Downloads;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Fetches the frames of a job. */
@Command(
    name = "download",
    description = {
      "Fetches the completed frames of a job and checks each; what is here and right is left.",
      "Broken off, the same call goes on with what is missing."
    })
final class Download implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "ID", description = "The job.")
  private String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "Where to; a folder named after the job by default.")
  private @Nullable Path folder;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Download(Invocation invocation) {
    this.invocation = invocation;
  }

  /** What is said in JSON. */
  record Downloaded(String job, String folder, int frames, int fetched, List<Integer> wrong) {}

  @Override
  public Integer call() {
    FarmClient client = farm.client(invocation);
    Console console = invocation.console();
    Job job = client.job(id);
    Path target =
        invocation.directory().resolve(folder == null ? Path.of(job.id()) : folder).normalize();
    AtomicInteger count = new AtomicInteger();
    Downloads.Outcome outcome;
    try {
      outcome =
          new Downloads(
                  client,
                  target,
                  frame -> console.draw(List.of(count.incrementAndGet() + " " + frame.file())))
              .fetch(id);
    } catch (IOException e) {
      throw new Unusable("%s cannot be written to: %s".formatted(target, e));
    }
    json.say(
        console,
        new Downloaded(
            job.id(), target.toString(), outcome.frames(), outcome.fetched(), outcome.wrong()),
        "%d frames in %s, %d of them new".formatted(outcome.frames(), target, outcome.fetched()));
    outcome
        .wrong()
        .forEach(
            frame ->
                console.complain(
                    "Frame %d did not come as it was rendered; see: ./rendezvous verify %s"
                        .formatted(frame, id)));
    return outcome.wrong().isEmpty() ? ExitCode.DONE : ExitCode.JOB_FAILED;
  }
}
