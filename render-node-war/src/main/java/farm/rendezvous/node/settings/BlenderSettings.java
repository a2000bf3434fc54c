package farm.rendezvous.node.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the environment says of the node's Blender; liberty/ has the defaults. */
@ApplicationScoped
public class BlenderSettings {

  private static final int MAX_THREADS = 1024;

  private final String path;
  private final int threads;
  private final BlenderMode mode;
  private final Duration idle;
  private final Duration stall;
  private final int memoryMiB;
  private final Path scratch;
  private final @Nullable Path coresFolder;

  /** For CDI. */
  protected BlenderSettings() {
    this("", 0, 1, 1, "", "warm", "PT0S", "PT0S", 0, "");
  }

  @Inject
  public BlenderSettings(
      @ConfigProperty(name = "blender.path") String path,
      @ConfigProperty(name = "blender.threads") int threads,
      @ConfigProperty(name = "slots") int slots,
      @ConfigProperty(name = "nodes.on.machine") int nodesOnMachine,
      @ConfigProperty(name = "cores.dir") String coresFolder,
      @ConfigProperty(name = "blender.mode") String mode,
      @ConfigProperty(name = "blender.idle") String idle,
      @ConfigProperty(name = "blender.stall") String stall,
      @ConfigProperty(name = "blender.memory.mib") int memoryMiB,
      @ConfigProperty(name = "state.dir") String stateFolder) {
    if (threads < 0 || threads > MAX_THREADS) {
      throw new IllegalArgumentException("BLENDER_THREADS is " + threads + ": 0 to " + MAX_THREADS);
    }
    if (nodesOnMachine < 1) {
      throw new IllegalArgumentException("NODES_ON_MACHINE is " + nodesOnMachine + ": 1 or more");
    }
    if (memoryMiB < 0) {
      throw new IllegalArgumentException("BLENDER_MEMORY_MIB is " + memoryMiB + ": 0 or more");
    }
    this.path = path.contains("/") ? absolute(path).toString() : path;
    this.threads =
        threads == 0
            ? share(Runtime.getRuntime().availableProcessors(), nodesOnMachine * Math.max(1, slots))
            : threads;
    this.mode = mode(mode);
    this.idle = duration("BLENDER_IDLE", idle);
    this.stall = duration("BLENDER_STALL", stall);
    this.memoryMiB = memoryMiB;
    this.scratch = absolute(stateFolder).resolve("blender");
    this.coresFolder = threads == 0 ? absolute(coresFolder) : null;
  }

  /**
   * The cores for each of so many Blenders. Rounded up: a core too few for all of them costs less
   * than cores that nobody uses.
   */
  static int share(int cores, int blenders) {
    return Math.min(MAX_THREADS, Math.max(1, (cores + blenders - 1) / blenders));
  }

  /** Blender runs in a folder of its own, where a relative path would lead elsewhere. */
  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  private static BlenderMode mode(String mode) {
    return switch (mode.toLowerCase(Locale.ROOT)) {
      case "warm" -> BlenderMode.WARM;
      case "cold" -> BlenderMode.COLD;
      default -> throw new IllegalArgumentException("BLENDER_MODE is '" + mode + "': warm or cold");
    };
  }

  private static Duration duration(String name, String text) {
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw new IllegalArgumentException(
        name + " is '" + text + "': a time such as PT5M, or PT0S for never");
  }

  /** BLENDER_PATH: a path, or a name to be found on the PATH. */
  public String path() {
    return path;
  }

  /**
   * BLENDER_THREADS of one Blender. If that is 0, the share of one Blender in the cores that this
   * process may use: a Blender in a container does not see its limit, and would take them all.
   */
  public int threads() {
    return threads;
  }

  /**
   * CORES_DIR: where the nodes of this machine agree on whose frame is rendered on which core.
   * Empty if BLENDER_THREADS says what a Blender takes, whatever the others do.
   */
  public Optional<Path> coresFolder() {
    return Optional.ofNullable(coresFolder);
  }

  /** BLENDER_MODE. */
  public BlenderMode mode() {
    return mode;
  }

  /** BLENDER_IDLE: for how long a Blender is kept that nobody needs; zero for not at all. */
  public Duration idle() {
    return idle;
  }

  /** Whether Blenders are kept for the next batch, and started ahead of one. */
  public boolean keepsBlenders() {
    return mode == BlenderMode.WARM && !idle.isZero();
  }

  /**
   * BLENDER_STALL: a Blender at work that prints nothing and uses no processor time for so long is
   * ended; zero for never.
   */
  public Duration stall() {
    return stall;
  }

  /** BLENDER_MEMORY_MIB: a Blender that is larger after a frame is left; 0 for automatic. */
  public int memoryMiB() {
    return memoryMiB;
  }

  /** Where Blenders have their temporary folders, below STATE_DIR. */
  public Path scratch() {
    return scratch;
  }
}
