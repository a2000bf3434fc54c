package farm.rendezvous.bench.run;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.localfarm.FarmOptions;
import farm.rendezvous.localfarm.LocalFarm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A farm for one measurement, with free ports and a home of its own. Closed, or with the end of
 * this process, it is down and its home is gone.
 */
public final class BenchFarm implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final FarmOptions options;
  private final Thread atExit = new Thread(this::end, "end of the farm");

  private BenchFarm(FarmOptions options) {
    this.options = options;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Starts a farm and returns when it is ready.
   *
   * @param nodes may be 0: broker and orchestrator alone
   * @param environment for all its processes
   * @param blend folder of its .blend files
   */
  public static BenchFarm start(
      Setting setting, int nodes, Map<String, String> environment, Path blend) throws IOException {
    BenchFarm farm = new BenchFarm(options(setting, nodes, environment, blend));
    try {
      LocalFarm.start(farm.options);
    } catch (RuntimeException e) {
      farm.close();
      throw e;
    }
    return farm;
  }

  /**
   * The same by {@code ./rendezvous up}, as a user does it; files are those of the repository.
   *
   * @throws IOException if it fails
   */
  public static BenchFarm up(Setting setting, int nodes) throws IOException, InterruptedException {
    Path blend = setting.root().resolve("blend/files");
    BenchFarm farm = new BenchFarm(options(setting, nodes, Map.of(), blend));
    Path home = farm.options.home();
    try {
      Command.output(
          List.of(
              setting.root().resolve("rendezvous").toString(),
              "up",
              "--nodes",
              Integer.toString(nodes),
              "--port",
              "0",
              "--home",
              home.toString(),
              "--output",
              home.resolve("output").toString()));
    } catch (IOException e) {
      farm.close();
      throw e;
    }
    return farm;
  }

  private static FarmOptions options(
      Setting setting, int nodes, Map<String, String> environment, Path blend) throws IOException {
    Path home = setting.newFolder("farm");
    return FarmOptions.of(setting.root())
        .withHome(home)
        .withOutput(home.resolve("output"))
        .withBlend(blend)
        .withNodes(nodes)
        .withPort(0)
        .withEnvironment(environment)
        .withPatience(PATIENCE);
  }

  /** The farm itself. */
  public LocalFarm local() {
    return LocalFarm.at(options).orElseThrow();
  }

  /** A client of it. */
  public FarmClient client() {
    return local().client();
  }

  /** The port of its broker. */
  public int brokerPort() {
    return local().status().broker().port();
  }

  /** What the process of this name, such as {@code orchestrator}, has used so far. */
  public ProcessUse use(String process) {
    return ProcessUse.of(Objects.requireNonNull(local().pid(process), () -> process + " is down"));
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }

  private void end() {
    LocalFarm.at(options).ifPresent(LocalFarm::close);
    try {
      Folders.delete(options.home());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
