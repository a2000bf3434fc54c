package farm.rendezvous.node.cores;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the nodes of a machine, all their slots together, render no more frames at a time
 * than it has cores. With more of them each frame takes longer, and the last frames are rendered
 * side by side where they could have a core each. Who has waited longest is next.
 */
public final class SharedCores implements AutoCloseable {

  /** A core as long as a frame is rendered on it. Closing it gives it back. */
  public interface Core extends AutoCloseable {
    @Override
    void close();
  }

  private static final System.Logger LOG = System.getLogger(SharedCores.class.getName());

  /** Looks for a free core go on for so much longer each. */
  private static final int LOOKS = 50;

  private static final long SHORTEST_NANOS = Duration.ofMillis(1).toNanos();
  private static final long LONGEST_NANOS = Duration.ofMillis(20).toNanos();

  /** Who has this place is the next one to get a core; those of the cores come after it. */
  private static final int HEAD_OF_THE_LINE = 0;

  /** What has a core without asking for it. */
  public static final Core NO_CORE = () -> {};

  private final int count;
  private volatile @Nullable Places places;

  private SharedCores(int count, @Nullable Places places) {
    this.count = count;
    this.places = places;
  }

  /** Of one who minds nobody. */
  public static SharedCores unshared() {
    return new SharedCores(0, null);
  }

  /**
   * Shared with all that name the same folder.
   *
   * @param folder of this machine only; is made if there is none
   * @param count how many frames may be rendered at a time
   */
  public static SharedCores of(Path folder, int count, InstantSource clock) {
    try {
      return new SharedCores(count, new Places(folder.resolve("cores"), count + 1, clock));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "CORES_DIR {0} cannot be used, cores are not shared", folder, e);
      return unshared();
    }
  }

  /** The cores of the machine, also of those that a container may not use all the time. */
  public static int ofThisMachine() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
      int cores = (int) lines.filter(line -> line.matches("cpu\\d+ .*")).count();
      return Math.max(cores, Runtime.getRuntime().availableProcessors());
    } catch (IOException e) {
      return Runtime.getRuntime().availableProcessors();
    }
  }

  /**
   * Waits for a core.
   *
   * @param wanted whether to wait any longer
   * @return a core to be closed; if it is not wanted any more, one that is none
   */
  public Core take(BooleanSupplier wanted) throws InterruptedException {
    Places shared = places;
    if (shared == null) {
      return NO_CORE;
    }
    try {
      return take(shared, wanted);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Cores cannot be shared from now on", e);
      places = null;
      return NO_CORE;
    }
  }

  private Core take(Places shared, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    boolean atTheHead = false;
    try {
      while (wanted.getAsBoolean()) {
        atTheHead = atTheHead || shared.take(HEAD_OF_THE_LINE);
        for (int core = 1; atTheHead && core <= count; core++) {
          if (shared.take(core)) {
            int mine = core;
            return () -> free(shared, mine);
          }
        }
        pause(System.nanoTime() - begun);
      }
      return NO_CORE;
    } finally {
      if (atTheHead) {
        shared.free(HEAD_OF_THE_LINE);
      }
    }
  }

  /** No system tells a process of a lock that is free, but where it waits for just that one. */
  private synchronized void pause(long waitedNanos) throws InterruptedException {
    long time = Math.min(LONGEST_NANOS, Math.max(SHORTEST_NANOS, waitedNanos / LOOKS));
    TimeUnit.NANOSECONDS.timedWait(this, time);
  }

  private synchronized void free(Places shared, int core) {
    try {
      shared.free(core);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "A core could not be given back", e);
    }
    notifyAll();
  }

  /** Says that this node is alive. To be called every second or so. */
  public void refresh() {
    Places shared = places;
    if (shared != null) {
      shared.refresh();
    }
  }

  @Override
  public void close() throws IOException {
    Places shared = places;
    if (shared != null) {
      shared.close();
    }
  }
}
