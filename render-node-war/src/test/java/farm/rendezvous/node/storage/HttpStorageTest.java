package farm.rendezvous.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.InspectionRequest;
import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.node.settings.StorageSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against an HTTP server that answers as the orchestrator does, or fails as it may. */
@SuppressWarnings("NullAway.Init")
class HttpStorageTest {

  private static final UUID JOB = UUID.randomUUID();

  @TempDir private Path folder;
  private HttpServer server;
  private final Map<String, String> files = new TreeMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<Integer> failures = new ArrayList<>();
  private int putStatus = 204;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    files.put("shot.blend", "BLENDER");
    files.put("tex/old wood.png", "wood, wood, wood");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void fetchesEachInputOnceAndGivesThemTheirNames() throws Exception {
    HttpStorage storage = storage(1);

    Inputs inputs = storage.inputs(grant(), () -> true);
    Inputs again = storage.inputs(grant(), () -> true);

    assertThat(inputs.file()).hasContent("BLENDER");
    assertThat(inputs.folder().resolve("tex/old wood.png")).hasContent("wood, wood, wood");
    assertThat(again).isEqualTo(inputs);
    assertThat(calls.stream().filter(call -> call.contains("/inputs/"))).hasSize(2);
  }

  @Test
  void fetchesWhatIsLookedIntoAsForAJobUntilItIsGivenBack() throws Exception {
    files.put("large.png", "x".repeat(700_000));
    HttpStorage storage = storage(1);
    Path folderOfTheFirst;
    try (Loan first = storage.lend(inspection(), () -> true)) {
      assertThat(first.inputs().file()).hasContent("BLENDER");
      folderOfTheFirst = first.inputs().folder();
    }
    files.put("large.png", "y".repeat(700_000));
    try (Loan second = storage.lend(inspection(), () -> true)) {
      assertThat(second.inputs().file()).exists();
      assertThat(folderOfTheFirst).doesNotExist();
    }
  }

  private static InspectionRequest inspection() {
    return new InspectionRequest(JOB, grant().settings(), true);
  }

  @Test
  void goesOnWithWhatIsThere() throws Exception {
    HttpStorage storage = storage(1);
    Path blobs = Files.createDirectories(folder.resolve("storage/inputs/blobs"));
    Files.writeString(blobs.resolve(hash("wood, wood, wood") + ".part"), "wood, ");

    storage.inputs(grant(), () -> true);

    assertThat(calls).anyMatch(call -> call.endsWith("old%20wood.png bytes=6-"));
  }

  @Test
  void waitsForAnOrchestratorThatIsInTrouble() throws Exception {
    failures.add(503);

    assertThat(storage(1).inputs(grant(), () -> true).file()).exists();
  }

  @Test
  void stopsWaitingWhenNobodyWantsItAnyMore() {
    assertThatThrownBy(() -> storage(1).inputs(grant(), () -> false))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void whatWasNotUsedForLongestMakesRoom() throws Exception {
    files.put("large.png", "x".repeat(700_000));
    HttpStorage storage = storage(1);
    Grant first = grant();
    try (AttemptOutput attempt = storage.open(first, () -> true)) {
      assertThat(attempt.image()).isNotNull();
      storage.inputs(first, () -> true);
    }
    files.put("large.png", "y".repeat(700_000));

    Inputs second = storage.inputs(grant(), () -> true);

    assertThat(second.folder().resolve("large.png")).content().startsWith("yyy");
    try (var blobs = Files.list(folder.resolve("storage/inputs/blobs"))) {
      assertThat(blobs.map(path -> path.getFileName().toString()))
          .doesNotContain(hash("x".repeat(700_000)));
    }
  }

  @Test
  void sendsAFrameWithItsReceipt() throws Exception {
    try (AttemptOutput attempt = storage(1).open(grant(), () -> true)) {
      publish(attempt);
    }
    assertThat(calls).anyMatch(call -> call.startsWith("PUT") && call.contains("/frames/7"));
    assertThat(calls).anyMatch(call -> call.startsWith("DELETE"));
  }

  @Test
  void learnsThatItWasSuperseded() throws Exception {
    putStatus = 409;
    try (AttemptOutput attempt = storage(1).open(grant(), () -> true)) {
      assertThatThrownBy(() -> publish(attempt)).isInstanceOf(SupersededException.class);
      assertThatThrownBy(attempt::checkNotSuperseded).isInstanceOf(SupersededException.class);
    }
  }

  private static void publish(AttemptOutput attempt) throws Exception {
    Files.writeString(attempt.image(7, ImageFormat.PNG), "image");
    attempt.publish(
        List.of(),
        ImageFormat.PNG,
        new FrameCompleted(
            JOB, UUID.randomUUID(), "n", 7, 1.0, 1, "blender-render_0007.png", 1, 1, 5, "ab"));
  }

  private HttpStorage storage(int cacheMiB) throws IOException {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    return new HttpStorage(
        new StorageSettings("http", url, "files", folder.toString(), cacheMiB), Clock.systemUTC());
  }

  private static Grant grant() {
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
        true);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Range"), "");
    calls.add(
        exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath() + " " + range);
    exchange.getRequestBody().readAllBytes();
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
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String manifest() {
    List<String> inputs = new ArrayList<>();
    files.forEach(
        (name, text) ->
            inputs.add(
                "{\"name\":\"%s\",\"sha256\":\"%s\",\"bytes\":%d}"
                    .formatted(name, hash(text), text.length())));
    return "{\"file\":\"shot.blend\",\"inputs\":[" + String.join(",", inputs) + "]}";
  }

  private static String hash(String text) {
    return HexFormat.of()
        .formatHex(FileHash.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
