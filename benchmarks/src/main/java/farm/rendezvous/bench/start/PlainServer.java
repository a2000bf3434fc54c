package farm.rendezvous.bench.start;

import farm.rendezvous.await.Await;
import farm.rendezvous.bench.run.ProcessUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A Liberty server without an application, in the installation that the farm uses. */
final class PlainServer implements AutoCloseable {
  private static final String NAME = "plain";

  /** The server is ready to run a smarter planet. */
  private static final String READY = "CWWKF0011I";

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Thread atExit = new Thread(this::end, "end of the plain server");

  private PlainServer(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** How it is started. */
  enum Way {
    /** As liberty/run starts the orchestrator, but without what liberty/warm has kept. */
    JAVA,
    /** By Liberty's own script, with its own options for Java. */
    SCRIPT
  }

  /**
   * Starts it and returns when it says that it is ready.
   *
   * @param liberty the folder liberty of the repository
   * @param folder for its configuration and all that it writes; kept, the next start is quicker
   */
  static PlainServer start(Way way, Path liberty, Path folder) throws IOException {
    Path server = folder.resolve("usr/servers").resolve(NAME);
    Files.createDirectories(server);
    PlainConfiguration.of(liberty.resolve("servers/orchestrator/server.xml"))
        .write(server.resolve("server.xml"));
    Path log = folder.resolve("console.log");
    Files.deleteIfExists(log);
    ProcessBuilder builder =
        new ProcessBuilder(command(way, liberty))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("WLP_USER_DIR", folder.resolve("usr").toString());
    builder.environment().put("WLP_OUTPUT_DIR", folder.resolve("out").toString());
    builder.environment().put("LOG_DIR", folder.resolve("logs").toString());
    PlainServer started = new PlainServer(builder.start());
    try {
      Await.every(POLL)
          .until("A plain server", PATIENCE, () -> text(log), said -> said.contains(READY));
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
    return started;
  }

  private static List<String> command(Way way, Path liberty) {
    Path wlp = liberty.resolve("target/wlp");
    return switch (way) {
      case SCRIPT -> List.of(wlp.resolve("bin/server").toString(), "run", NAME);
      case JAVA ->
          List.of(
              Path.of(System.getProperty("java.home"), "bin/java").toString(),
              "@" + wlp.resolve("lib/platform/java/java9.options"),
              "@" + liberty.resolve("servers/orchestrator/jvm.options"),
              "-Djava.awt.headless=true",
              "-Djdk.attach.allowAttachSelf=true",
              "-jar",
              wlp.resolve("bin/tools/ws-server.jar").toString(),
              NAME);
    };
  }

  /** What its Java uses. */
  ProcessUse use() {
    return all()
        .map(one -> ProcessUse.of(one.pid()))
        .max((one, two) -> Long.compare(one.residentMib(), two.residentMib()))
        .orElseThrow();
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }

  /** The script is not the server, and ends with it. */
  private void end() {
    List<ProcessHandle> family = all().toList();
    family.forEach(ProcessHandle::destroy);
    family.forEach(one -> one.onExit().join());
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
