package farm.rendezvous.cli;

import farm.rendezvous.localfarm.FarmOptions;
import farm.rendezvous.localfarm.LocalFarm;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which farm of this machine. */
final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Where the farm of this machine keeps its state (.rendezvous in the repository).")
  private @Nullable Path home;

  FarmOptions options(Invocation invocation) {
    FarmOptions options = FarmOptions.of(invocation.root());
    return home == null ? options : options.withHome(invocation.directory().resolve(home));
  }

  Optional<LocalFarm> farm(Invocation invocation) {
    return LocalFarm.at(options(invocation));
  }
}
