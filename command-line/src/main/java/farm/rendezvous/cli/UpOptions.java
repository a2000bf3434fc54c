package farm.rendezvous.cli;

import farm.rendezvous.localfarm.FarmOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the farm of this machine should be like. */
final class UpOptions {
  @Mixin private HomeOption home = new HomeOption();

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Render nodes, at least (3). More than before adds some.")
  private @Nullable Integer nodes;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "The orchestrator's port (4000); 0 picks free ports for every process.")
  private @Nullable Integer port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address that the servers listen at (127.0.0.1); 0.0.0.0 opens them up.")
  private @Nullable String host;

  @Option(
      names = "--blend",
      paramLabel = "DIR",
      description = "Folder of the .blend files (blend/files).")
  private @Nullable Path blend;

  @Option(names = "--output", paramLabel = "DIR", description = "Folder of the frames (output).")
  private @Nullable Path output;

  FarmOptions options(Invocation invocation) {
    if (nodes != null && (nodes < 1 || nodes > 1000)) {
      throw new Unusable("--nodes: 1 to 1000, not " + nodes);
    }
    if (port != null && (port < 0 || port > 65_535)) {
      throw new Unusable("--port: 0 to 65535, not " + port);
    }
    FarmOptions basis = home.options(invocation);
    return new FarmOptions(
        basis.root(),
        basis.home(),
        nodes,
        port,
        host,
        absolute(blend, invocation),
        absolute(output, invocation),
        basis.environment(),
        basis.patience());
  }

  private static @Nullable Path absolute(@Nullable Path path, Invocation invocation) {
    return path == null ? null : invocation.directory().resolve(path);
  }
}
