package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Json;
import farm.rendezvous.client.Sentence;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the frames of a job. */
@Command(
    name = "frames",
    description = "Lists the frames of a job: who rendered each, how long it took, why it failed.")
final class Frames implements Callable<Integer> {
  private static final String ROW = "%7s  %-9s  %5s  %-18s  %8s  %6s  %s";

  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "ID", description = "The job.")
  private String id = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FRAME",
      description = "The number of a frame; all of them by default.")
  private @Nullable Integer frame;

  @Mixin private JsonOption json = new JsonOption();
  @Mixin private FarmAddress farm = new FarmAddress();

  Frames(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    FarmClient client = farm.client(invocation);
    List<Frame> frames = frame == null ? client.frames(id) : List.of(client.frame(id, frame));
    Console console = invocation.console();
    if (json.isWanted()) {
      console.say(Json.line(frames));
      return ExitCode.DONE;
    }
    console.say(ROW.formatted("frame", "state", "tries", "node", "seconds", "MiB", ""));
    frames.forEach(each -> console.say(row(each).stripTrailing()));
    return ExitCode.DONE;
  }

  private static String row(Frame of) {
    String seconds = of.seconds() == null ? "" : "%.2f".formatted(of.seconds());
    boolean fine = of.problem() == null || of.problem().isNull();
    String problem = fine ? "" : Sentence.of(of.problem());
    return ROW.formatted(
        of.frame(),
        of.state(),
        of.attempts(),
        Objects.requireNonNullElse(of.node(), ""),
        seconds,
        Objects.toString(of.peakMemoryMiB(), ""),
        problem.isEmpty() ? Objects.requireNonNullElse(of.file(), "") : problem);
  }
}
