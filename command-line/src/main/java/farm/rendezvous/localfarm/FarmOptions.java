package farm.rendezvous.localfarm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a farm of this machine should be like; null means as it was, or the default for a new one.
 *
 * @param root the repository
 * @param home where all state is
 * @param nodes how many there are at least (3)
 * @param port of the orchestrator (4000); 0 for free ports everywhere
 * @param host address that the servers listen at (127.0.0.1)
 * @param blend folder of the .blend files (blend/files)
 * @param output folder of the frames (output)
 * @param environment for all processes, besides what this process has in its own
 * @param patience how long a start may take
 */
public record FarmOptions(
    Path root,
    Path home,
    @Nullable Integer nodes,
    @Nullable Integer port,
    @Nullable String host,
    @Nullable Path blend,
    @Nullable Path output,
    Map<String, String> environment,
    Duration patience) {

  public FarmOptions {
    root = root.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
  }

  /**
   * Whether the servers have their admin center: {@code ADMIN_CENTER}, as a process is given it.
   *
   * @throws FarmTrouble if it is neither on nor off
   */
  boolean adminCenter() {
    String inherited = System.getenv().getOrDefault("ADMIN_CENTER", "");
    String value = environment.getOrDefault("ADMIN_CENTER", inherited);
    return switch (value) {
      case "on" -> true;
      case "off", "" -> false;
      default -> throw new FarmTrouble("ADMIN_CENTER is on or off, not '%s'".formatted(value));
    };
  }

  /** The repository's own farm, all else by default. */
  public static FarmOptions of(Path root) {
    return new FarmOptions(
        root,
        root.resolve(".rendezvous"),
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        Duration.ofMinutes(2));
  }

  public FarmOptions withHome(Path path) {
    return new FarmOptions(root, path, nodes, port, host, blend, output, environment, patience);
  }

  public FarmOptions withNodes(int count) {
    return new FarmOptions(root, home, count, port, host, blend, output, environment, patience);
  }

  public FarmOptions withPort(int number) {
    return new FarmOptions(root, home, nodes, number, host, blend, output, environment, patience);
  }

  public FarmOptions withBlend(Path path) {
    return new FarmOptions(root, home, nodes, port, host, path, output, environment, patience);
  }

  public FarmOptions withOutput(Path path) {
    return new FarmOptions(root, home, nodes, port, host, blend, path, environment, patience);
  }

  public FarmOptions withEnvironment(Map<String, String> variables) {
    return new FarmOptions(root, home, nodes, port, host, blend, output, variables, patience);
  }

  public FarmOptions withPatience(Duration limit) {
    return new FarmOptions(root, home, nodes, port, host, blend, output, environment, limit);
  }
}
