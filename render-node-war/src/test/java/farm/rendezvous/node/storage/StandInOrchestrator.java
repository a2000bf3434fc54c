package farm.rendezvous.node.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.node.settings.StorageSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** An HTTP server that answers as the orchestrator does, or fails as it may. */
final class StandInOrchestrator implements AutoCloseable {

  private static final UUID JOB = UUID.randomUUID();

  static final Patience QUICK = new Patience(Duration.ofMillis(1), Duration.ofMillis(300), 3);

  /** Longer than any test takes. */
  static final Patience PATIENT = new Patience(Duration.ofMillis(1), Duration.ofMinutes(10), 3);

  final Path folder;
  final Map<String, String> files = new ConcurrentSkipListMap<>();
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<Integer> failures = new CopyOnWriteArrayList<>();
  final ByteArrayOutputStream log = new ByteArrayOutputStream();
  volatile int putStatus = 204;

  /** Each answer to a path that ends so breaks off before its first byte. */
  volatile String breaking = "nothing";

  private final HttpServer server;
  private final AtomicReference<String> stalling = new AtomicReference<>("nothing");
  private final CountDownLatch stalled = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * Serves a .blend file and a texture.
   *
   * @param folder of its nodes
   */
  StandInOrchestrator(Path folder) throws IOException {
    this.folder = folder;
    files.put("shot.blend", "BLENDER");
    files.put("tex/old wood.png", "wood, wood, wood");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** Of the next answer to a path that ends so, only half will come. */
  void stall(String path) {
    stalling.set(path);
  }

  /** Waits until that has happened. */
  void awaitStalled() throws InterruptedException {
    stalled.await();
  }

  /** The storage of a node that speaks to it. */
  HttpStorage storage(int cacheMiB) throws IOException {
    return storage(cacheMiB, QUICK);
  }

  HttpStorage storage(int cacheMiB, Patience patience) throws IOException {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return new HttpStorage(
        new StorageSettings("http", url, "files", folder.toString(), cacheMiB),
        patience,
        Clock.systemUTC());
  }

  static Grant grant() {
    RenderSettings settings =
        new RenderSettings(
            "shot.blend",
            null,
            "CYCLES",
            ImageFormat.PNG,
            null,
            null,
            null,
            null,
            null,
            Duration.ofHours(1));
    return new Grant(
        UUID.randomUUID(),
        UUID.randomUUID(),
        JOB,
        List.of(7),
        settings,
        List.of(),
        List.of(),
        List.of(),
        true,
        null);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Range"), "");
    calls.add(
        exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath() + " " + range);
    byte[] sent = exchange.getRequestBody().readAllBytes();
    if (path.contains("/log/")) {
      log.writeBytes(sent);
    }
    int status = 200;
    String body = "";
    if (!failures.isEmpty()) {
      status = failures.remove(0);
    } else if (path.endsWith("/inputs")) {
      body = manifest();
    } else if (path.contains("/inputs/")) {
      body = Objects.requireNonNull(files.get(path.replaceAll(".*/inputs/", "")));
      if (!range.isEmpty()) {
        status = 206;
        body = body.substring(Integer.parseInt(range.replaceAll("\\D", "")));
      }
    } else {
      status = exchange.getRequestMethod().equals("PUT") ? putStatus : 204;
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (path.endsWith("/" + stalling.get())) {
      stallNow(exchange, bytes);
    }
    if (!path.endsWith("/" + breaking)) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  /** Sends half of it once, and then nothing more. */
  private void stallNow(HttpExchange exchange, byte[] bytes) throws IOException {
    stalling.set("nothing");
    exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
    exchange.getResponseBody().flush();
    stalled.countDown();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("the test is over");
  }

  String manifest() {
    List<String> inputs = new ArrayList<>();
    files.forEach(
        (name, text) ->
            inputs.add(
                "{\"name\":\"%s\",\"sha256\":\"%s\",\"bytes\":%d}"
                    .formatted(name, hash(text), text.length())));
    return "{\"file\":\"shot.blend\",\"inputs\":[" + String.join(",", inputs) + "]}";
  }

  static String hash(String text) {
    return HexFormat.of()
        .formatHex(FileHash.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
