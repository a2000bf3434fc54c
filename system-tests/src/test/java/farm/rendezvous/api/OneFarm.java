package farm.rendezvous.api;

import farm.rendezvous.localfarm.FarmOptions;
import farm.rendezvous.localfarm.LocalFarm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.microshed.testing.ManuallyStartedConfiguration;

/** One farm with two nodes for a test class and its nested ones; tests take it as a parameter. */
final class OneFarm implements BeforeAllCallback, ParameterResolver {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(OneFarm.class);

  /** Closed by JUnit after the class. */
  record Started(LocalFarm farm) implements AutoCloseable {
    @Override
    public void close() {
      farm.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    farm(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType().equals(LocalFarm.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return farm(context);
  }

  private static LocalFarm farm(ExtensionContext context) {
    return context
        .getStore(HERE)
        .computeIfAbsent(Started.class, key -> start(), Started.class)
        .farm();
  }

  private static Started start() {
    Path root = Path.of(System.getProperty("rendezvous.root", "..")).toAbsolutePath().normalize();
    Path folder = folder(root.resolve("system-tests/target/farms"));
    LocalFarm farm =
        LocalFarm.start(
            FarmOptions.of(root)
                .withHome(folder.resolve("home"))
                .withOutput(folder.resolve("output"))
                .withNodes(2)
                .withPort(0)
                .withPatience(Duration.ofMinutes(5)));
    System.setProperty(ManuallyStartedConfiguration.MANUAL_ENALBED, "true");
    System.setProperty(
        ManuallyStartedConfiguration.MICROSHED_HOSTNAME, farm.orchestratorUrl().getHost());
    System.setProperty(
        ManuallyStartedConfiguration.MICROSHED_HTTP_PORT,
        String.valueOf(farm.orchestratorUrl().getPort()));
    return new Started(farm);
  }

  private static Path folder(Path parent) {
    try {
      return Files.createTempDirectory(Files.createDirectories(parent), "api-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
