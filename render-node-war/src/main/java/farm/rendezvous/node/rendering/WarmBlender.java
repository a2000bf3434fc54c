package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.RenderSettings;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Blender with worker.py in it, which renders what it is told for as long as it is told: frames
 * of one attempt, then of the next that wants the same of the same file.
 */
final class WarmBlender implements AttemptBlender {

  /**
   * Automatic limit: memory that has doubled, and by more than this. Blender's own leaks are some
   * MiB a frame, and a scene in which more and more appears grows too, which a new Blender would
   * not change; so it has to be much, and a start has to be rare.
   */
  private static final int MUCH_MIB = 1024;

  private static final System.Logger LOG = System.getLogger(WarmBlender.class.getName());

  private final BlenderKey key;
  private final BlenderProcess process;
  private final BlenderSession session;
  private final int memoryLimitMiB;
  private @Nullable RenderTask task;
  private WorkerEvent.@Nullable Ready ready;
  private LinkedFiles linked = new LinkedFiles(List.of(), 0);
  private boolean used;
  private @Nullable Integer firstMemoryMiB;
  private int memoryMiB;

  /**
   * One that has opened nothing yet and works for nobody.
   *
   * @param memoryLimitMiB 0 for automatic
   */
  WarmBlender(BlenderKey key, BlenderProcess process, int memoryLimitMiB) {
    this.key = key;
    this.process = process;
    this.session = new BlenderSession(process);
    this.memoryLimitMiB = memoryLimitMiB;
  }

  BlenderKey key() {
    return key;
  }

  @Override
  public BlenderProcess process() {
    return process;
  }

  /** From now on it works for that attempt. */
  void workFor(RenderTask next) {
    task = next;
    WorkerEvent.Ready open = ready;
    if (open == null) {
      process.log().copyAllTo(next.log());
    } else {
      process.log().copyTo(next.log());
      process.log().note("Blender " + open.blender());
    }
    String how = open == null ? "opens the file" : "goes on, the file is open";
    process.log().note("Blender " + process.pid() + " " + how);
    LOG.log(Level.INFO, "Blender {0,number,#} {1}", process.pid(), how);
  }

  /** It works for nobody. */
  void rest() {
    task = null;
    process.log().copyNowhere();
  }

  /**
   * Opens the file, for whoever will work with it.
   *
   * @param file of its key, by the path that the job has
   */
  WorkerEvent.Ready open(Path file, RenderSettings settings)
      throws RenderFailedException, InterruptedException {
    WorkerEvent.Ready told = session.open(file, settings);
    ready = told;
    linked = new LinkedFiles(told.files(), told.since());
    return told;
  }

  @Override
  public List<String> open() throws RenderFailedException, InterruptedException {
    WorkerEvent.Ready told = ready;
    return (told == null ? open(task().file(), task().settings()) : told).warnings();
  }

  @Override
  public Rendered render(int frame) throws RenderFailedException, InterruptedException {
    session.tell(
        Map.of(
            "command",
            "render",
            "frame",
            frame,
            "output",
            task().folder().image() + "####",
            "nodes",
            task().folder().nodes().toString()));
    try {
      Rendered rendered = session.awaitFrame(frame, task().settings().frameTimeout());
      weigh(rendered.event().memoryMiB());
      return rendered;
    } finally {
      used = true;
    }
  }

  private RenderTask task() {
    return Objects.requireNonNull(task, "it works for nobody");
  }

  private void weigh(@Nullable Integer now) {
    if (now != null) {
      memoryMiB = now;
      firstMemoryMiB = firstMemoryMiB == null ? now : firstMemoryMiB;
    }
  }

  @Override
  public boolean waitsToBeTold() {
    return true;
  }

  @Override
  public boolean isUsed() {
    return used;
  }

  @Override
  public boolean isOvergrown() {
    int first = firstMemoryMiB == null ? 0 : firstMemoryMiB;
    int limit = memoryLimitMiB > 0 ? memoryLimitMiB : first + Math.max(first, MUCH_MIB);
    return memoryMiB > limit;
  }

  /** Why a frame might come out of it otherwise than out of a new one; empty if it would not. */
  Optional<String> wear() {
    if (!process.isAlive()) {
      return Optional.of("it has died");
    } else if (ready == null) {
      return Optional.of("it has not opened the file");
    } else if (ready.simulates()) {
      return Optional.of("the file has a simulation that is not baked");
    } else if (isOvergrown()) {
      return Optional.of("it has grown to " + memoryMiB + " MiB");
    } else if (linked.mayHaveChanged()) {
      return Optional.of("something that the file uses may have changed");
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    process.close();
  }
}
