package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.localfarm.LocalFarm;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which farm a client speaks to: --url, RENDEZVOUS_URL, this machine's, or the usual port. */
final class FarmAddress {
  private static final URI USUAL = URI.create("http://localhost:4000");

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "${env:RENDEZVOUS_URL}",
      description =
          "The farm (RENDEZVOUS_URL, else the farm of this machine, else http://localhost:4000).")
  private @Nullable URI url;

  @Mixin private HomeOption home = new HomeOption();

  FarmClient client(Invocation invocation) {
    return new FarmClient(address(invocation));
  }

  /** The farm, if it is the one of this machine's home. */
  Optional<LocalFarm> local(Invocation invocation) {
    return home.farm(invocation).filter(farm -> farm.orchestratorUrl().equals(address(invocation)));
  }

  private URI address(Invocation invocation) {
    if (url == null) {
      return home.farm(invocation).map(LocalFarm::orchestratorUrl).orElse(USUAL);
    }
    if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
      throw new Unusable("--url: like http://localhost:4000, not " + url);
    }
    return url;
  }
}
