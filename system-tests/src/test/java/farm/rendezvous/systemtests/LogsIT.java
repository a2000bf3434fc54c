package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import farm.rendezvous.client.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * LOG_FORMAT=json: a farm renders a job, loses its broker and is taken down in the middle of
 * another. Afterwards programs can read all that it has said, and follow a request, a job and a
 * batch through it.
 */
class LogsIT {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** It is part of log messages, and nothing that JSON lets stand as it is. */
  private static final String FILE = "red \u001b[31m\nand \"quoted\".blend";

  private static final Pattern CLAIMED = Pattern.compile(" claims (\\d+) of its frames");
  private static final Pattern GIVEN_BACK = Pattern.compile("frames \\[([0-9, ]+)]: given back, ");

  private static final Map<String, List<String>> LOGS = new LinkedHashMap<>();
  private static final Map<String, String> REQUEST_IDS = new LinkedHashMap<>();
  private static String job = "";

  @BeforeAll
  static void renderLoseTheBrokerAndStop(@TempDir Path folder) throws IOException {
    Path blend = Files.createDirectory(folder.resolve("blend"));
    for (String name : List.of(FILE, "demo.blend")) {
      Files.copy(TestFarm.root().resolve("blend/files/demo.blend"), blend.resolve(name));
    }
    TestFarm farm =
        TestFarm.start(
            TestFarm.options(folder)
                .withNodes(2)
                .withBlend(blend)
                .withEnvironment(Map.of("LOG_FORMAT", "json")));
    try (farm) {
      job = render(farm, "shot-010");
      render(farm, "not a usable id");
      farm.kill("broker");
      farm.restart("broker");
      farm.await("A stack trace", () -> farm.log("node-1"), log -> log.contains("stack_trace"));
      renderByHandUntilTheEnd(farm);
    }
    for (String process : List.of("broker", "orchestrator", "node-1", "node-2")) {
      LOGS.put(process, farm.log(process).lines().toList());
    }
  }

  private static void renderByHandUntilTheEnd(TestFarm farm) {
    String node = farm.nodes().get(0).url().resolve("/job").toString();
    assertThat(farm.post(node, "{\"from\":1,\"to\":200}").statusCode()).isEqualTo(202);
    farm.await("Its Blender", () -> farm.log("node-1"), log -> log.contains("by-hand"));
  }

  /** Returns the job's id. */
  private static String render(TestFarm farm, String requestId) throws IOException {
    Map<String, ?> order =
        Map.of("file", FILE, "frames", "1-4", "batchSize", 2, "resolutionPercent", 10);
    HttpResponse<String> answer =
        farm.post("/api/v1/jobs", JSON.writeValueAsString(order), "X-Request-Id", requestId);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    REQUEST_IDS.put(requestId, answer.headers().firstValue("X-Request-Id").orElseThrow());
    Job submitted = farm.client().job(JSON.readTree(answer.body()).path("id").asText());
    assertThat(farm.awaitEnd(submitted).state()).isEqualTo("completed");
    return submitted.id();
  }

  @ParameterizedTest
  @ValueSource(strings = {"broker", "orchestrator", "node-1", "node-2"})
  void eachLineIsJsonFromTheFirstToTheLast(String process) {
    assertThat(lines(process))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.path("@timestamp").textValue()).isNotBlank();
              assertThat(line.path("message").textValue()).isNotBlank();
              assertThat(line.path("service.name").textValue())
                  .isEqualTo(process.startsWith("node") ? "render-node" : process);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"orchestrator", "node-1", "node-2"})
  void libertysOwnLinesAreAmongThem(String process) {
    List<String> messages = lines(process).stream().map(LogsIT::message).toList();

    assertThat(messages.get(0)).startsWith("Launching ");
    assertThat(messages.get(messages.size() - 1)).startsWith("CWWKE0036I");
  }

  @ParameterizedTest
  @ValueSource(strings = {"node-1", "node-2"})
  void eachLineOfANodeNamesIt(String node) {
    assertThat(lines(node)).allSatisfy(line -> assertThat(text(line, "node")).isEqualTo(node));
  }

  @Test
  void aStackTraceIsAFieldOfItsLine() {
    assertThat(lines("node-1"))
        .anySatisfy(
            line -> {
              assertThat(text(line, "log.level")).isEqualTo("WARNING");
              assertThat(text(line, "log.logger")).isNotBlank();
              assertThat(text(line, "error.type")).contains("Exception");
              assertThat(text(line, "error.stack_trace")).contains("\n\tat ");
            });
  }

  @Test
  void aRequestLeadsToItsJob() {
    assertThat(REQUEST_IDS).containsEntry("shot-010", "shot-010");
    assertThat(about("request", "shot-010"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(text(line, "job")).isEqualTo(job);
              assertThat(message(line)).contains("job " + job + " accepted").contains(".blend");
            });
  }

  @Test
  void anIdThatIsNotUsableIsReplaced() {
    String made = REQUEST_IDS.getOrDefault("not a usable id", "");

    assertThat(UUID.fromString(made)).isNotNull();
    assertThat(about("request", made)).isNotEmpty();
  }

  @Test
  void aJobIsFollowedThroughAllThatRenderIt() {
    List<JsonNode> lines = about("job", job);

    assertThat(lines)
        .extracting(line -> text(line, "service.name"))
        .contains("orchestrator", "render-node");
    assertThat(lines)
        .extracting(LogsIT::message)
        .anyMatch(message -> message.contains("accepted"))
        .anyMatch(message -> message.matches(".* \\(1-2\\): \\S+ claims 2 of its frames.*"))
        .anyMatch(message -> message.matches(".* \\(3-4\\): \\S+ claims 2 of its frames.*"))
        .anyMatch(message -> message.matches("Blender \\d+ (opens the file|goes on).*"))
        .anyMatch(message -> message.contains("is completed"));
    for (String event : List.of(": rendering", ": in its place")) {
      assertThat(lines)
          .filteredOn(line -> message(line).contains(event))
          .extracting(line -> line.path("frame").intValue())
          .containsExactlyInAnyOrder(1, 2, 3, 4);
    }
  }

  @Test
  void aBatchIsFollowedFromItsClaimToItsLastFrame() {
    List<JsonNode> claims =
        about("job", job).stream().filter(line -> message(line).contains("claims")).toList();

    assertThat(claims).as("two, and what free nodes were given").hasSizeGreaterThanOrEqualTo(2);
    List<Integer> inPlace = new ArrayList<>();
    for (JsonNode claim : claims) {
      List<JsonNode> lines = about("batch", text(claim, "batch"));
      assertThat(lines).allSatisfy(line -> assertThat(text(line, "job")).isEqualTo(job));
      assertThat(lines)
          .extracting(line -> text(line, "attempt"))
          .containsOnly(text(claim, "attempt"));
      assertThat(lines).extracting(line -> text(line, "node")).containsOnly(text(claim, "node"));
      List<Integer> done =
          lines.stream()
              .filter(line -> message(line).contains("in its place"))
              .map(line -> line.path("frame").intValue())
              .toList();
      assertThat(Stream.concat(done.stream(), givenBack(lines)))
          .as("what is claimed is done or given back")
          .doesNotHaveDuplicates()
          .hasSize(claimed(claim));
      inPlace.addAll(done);
    }
    assertThat(inPlace).containsExactlyInAnyOrder(1, 2, 3, 4);
  }

  private static int claimed(JsonNode claim) {
    Matcher found = CLAIMED.matcher(message(claim));
    assertThat(found.find()).as(message(claim)).isTrue();
    return Integer.parseInt(found.group(1));
  }

  /** The frames that the node says it gave back. */
  private static Stream<Integer> givenBack(List<JsonNode> lines) {
    return lines.stream()
        .map(LogsIT::message)
        .map(GIVEN_BACK::matcher)
        .filter(Matcher::find)
        .flatMap(found -> Stream.of(found.group(1).split(", ")))
        .map(Integer::valueOf);
  }

  @ParameterizedTest
  @ValueSource(strings = {"artemis/run", "liberty/run orchestrator", "liberty/run render-node"})
  void noOtherFormatIsTaken(String command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command.split(" "))
            .directory(TestFarm.root().toFile())
            .redirectErrorStream(true);
    builder.environment().put("LOG_FORMAT", "xml");
    Process process = builder.start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("LOG_FORMAT is 'xml'")
        .contains("simple or json");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  private static List<JsonNode> lines(String process) {
    return LOGS.getOrDefault(process, List.of()).stream().map(LogsIT::parse).toList();
  }

  /** The lines of all processes with this value in a field. */
  private static List<JsonNode> about(String field, String value) {
    return LOGS.values().stream()
        .flatMap(log -> log.stream().map(LogsIT::parse))
        .filter(line -> line.path(field).asText().equals(value))
        .toList();
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException("this line is no JSON: " + line, e);
    }
  }

  private static String message(JsonNode line) {
    return text(line, "message");
  }

  private static String text(JsonNode line, String field) {
    return line.path(field).asText();
  }
}
