package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Job;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blender looks into a file before a job of it is accepted. */
@SuppressWarnings("NullAway.Init")
class PreflightIT {

  /** Less than PREFLIGHT_TIMEOUT, on a machine that is busy with other things. */
  private static final Duration AT_ONCE = Duration.ofSeconds(10);

  @TempDir private static Path folder;
  private static Path blends;
  private static TestFarm farm;

  @BeforeAll
  static void start() throws Exception {
    blends = Files.createDirectories(folder.resolve("blends"));
    makeFiles(blends);
    Files.copy(TestFarm.root().resolve("blend/files/demo.blend"), blends.resolve("demo.blend"));
    farm =
        TestFarm.start(
            TestFarm.options(folder.resolve("shared"))
                .withBlend(blends)
                .withNodes(1)
                .withEnvironment(Map.of("PREFLIGHT_TIMEOUT", "PT50S")));
  }

  @AfterAll
  static void stop() {
    if (farm != null) {
      farm.close();
    }
  }

  @BeforeEach
  void mend() {
    farm.mend();
    farm.post("/api/v1/nodes/node-1/resume");
    awaitNode("idle");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "file":"no_camera.blend"                   | camera  | The scene 'Scene' has no camera.
          "file":"ranges.blend","scene":"Nope"       | scene   | The file has no scene 'Nope'; it has 'Other', 'Scene'.
          "file":"ranges.blend","camera":"Nope"      | camera  | The scene 'Scene' has no camera 'Nope'; it has 'Camera'.
          "file":"engine.blend","engine":"file"      | engine  | the file wants the engine NOWHERE, which this Blender does not have: name another engine
          "file":"denoised.blend"                    | denoise | OpenImageDenoise: submit with denoise false
          "file":"cut_off.blend"                     | file    | the .blend file is cut off or damaged: copy it again
          """)
  void whatMakesEachFrameFailIsRefusedAtOnce(String fields, String field, String why)
      throws IOException {
    for (String path : List.of("/api/v1/jobs", "/render")) {
      HttpResponse<String> refused = farm.post(path, "{\"frames\":\"1-2\"," + fields + "}");

      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
      assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
      JsonNode errors = json(refused.body()).path("errors");
      assertThat(errors).hasSize(1);
      assertThat(errors.path(0).path("field").asText()).isEqualTo(field);
      assertThat(errors.path(0).path("detail").asText()).contains(why);
    }
  }

  @Test
  void withoutFramesThoseOfTheSceneAreRendered() throws Exception {
    JsonNode job = taken("{\"file\":\"ranges.blend\"}");

    assertThat(job.path("frames").asText()).isEqualTo("3-9x2");
    assertThat(job.path("inspection"))
        .isEqualTo(
            json(
                """
                { "scene": "Scene", "scenes": ["Other", "Scene"], "cameras": ["Camera"],
                  "frames": "3-9x2", "fps": 10.0, "width": 64, "height": 36,
                  "engine": "CYCLES", "blender": "3.4.1" }
                """));
    assertThat(taken("{\"file\":\"ranges.blend\",\"scene\":\"Other\"}").path("frames").asText())
        .isEqualTo("21-22");
    farm.assertComplete(ended(job));
  }

  @Test
  void whatIsMissingIsAWarningOnce() {
    JsonNode job = taken("{\"file\":\"textured.blend\",\"frames\":\"1\"}");

    String warning = "Image 'wood' is missing its file //wood.png (wood.png).";
    assertThat(job.path("warnings")).extracting(JsonNode::asText).containsExactly(warning);
    JsonNode ended = Objects.requireNonNull(ended(job).others().get("warnings"));
    assertThat(ended).extracting(JsonNode::asText).containsExactly(warning);
  }

  @Test
  void theSameFileIsLookedIntoOnce() {
    String body = "{\"file\":\"ranges.blend\",\"name\":\"again\",\"samples\":2}";
    JsonNode first = taken(body);
    farm.awaitEnd(job(first));
    pause();

    JsonNode again = inTime(() -> taken(body));

    assertThat(again.path("inspection")).isEqualTo(first.path("inspection"));
    assertThat(again.path("frames").asText()).isEqualTo("3-9x2");
  }

  @Test
  void aJobIsAcceptedUnseenWhileNoNodeIsThere() {
    pause();

    JsonNode job =
        inTime(() -> taken("{\"file\":\"no_camera.blend\",\"frames\":\"1\",\"samples\":3}"));
    HttpResponse<String> refused =
        inTime(() -> farm.post("/render", "{\"file\":\"ranges.blend\",\"samples\":4}"));

    assertThat(job.path("inspection").isNull()).isTrue();
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains("\"field\":\"frames\"", "no node can look into the file", "1-20");
    farm.post("/api/v1/nodes/node-1/resume");
    assertThat(ended(job).state()).isEqualTo("failed");
  }

  @Test
  void aJobIsAcceptedUnseenWhileTheBrokerIsAway() {
    farm.kill("broker");

    JsonNode job =
        inTime(() -> taken("{\"file\":\"ranges.blend\",\"frames\":\"3\",\"samples\":5}"));

    assertThat(job.path("inspection").isNull()).isTrue();
    farm.mend();
    assertThat(ended(job).state()).isEqualTo("completed");
  }

  @Test
  void aFileThatWasSentIsLookedInto() throws Exception {
    looksIntoWhatIsSentTo(farm);
  }

  @Test
  void aNodeThatSharesNoFolderLooksIntoWhatItFetches() throws Exception {
    try (TestFarm http =
        TestFarm.start(
            TestFarm.options(folder.resolve("http"))
                .withBlend(blends)
                .withNodes(1)
                .withEnvironment(Map.of("PREFLIGHT_TIMEOUT", "PT50S", "STORAGE", "http")))) {
      looksIntoWhatIsSentTo(http);
      HttpResponse<String> refused =
          http.post("/render", "{\"file\":\"no_camera.blend\",\"frames\":\"1\"}");
      assertThat(refused.body()).contains("\"field\":\"camera\"");
      HttpResponse<String> taken = http.post("/api/v1/jobs", "{\"file\":\"textured.blend\"}");
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
      assertThat(json(taken.body()).path("warnings").path(0).asText())
          .isEqualTo("Image 'wood' is missing its file //wood.png (wood.png).");
      isNotRenderedOnceItsFileWasChanged(http);
    }
  }

  @Test
  void aFileThatWasChangedSinceTheSubmissionIsNotRenderedUntilThatIsWanted() throws Exception {
    isNotRenderedOnceItsFileWasChanged(farm);
  }

  private static void isNotRenderedOnceItsFileWasChanged(TestFarm farm) throws Exception {
    Path file = blends.resolve("changed.blend");
    Files.copy(blends.resolve("ranges.blend"), file, StandardCopyOption.REPLACE_EXISTING);
    pause(farm);
    HttpResponse<String> taken =
        farm.post(
            "/api/v1/jobs",
            "{\"file\":\"changed.blend\",\"frames\":\"1-9\",\"batchSize\":3,"
                + "\"resolutionPercent\":10,\"samples\":1}");
    Job job = farm.client().job(json(taken.body()).path("id").asText());
    Files.copy(blends.resolve("demo.blend"), file, StandardCopyOption.REPLACE_EXISTING);
    farm.post("/api/v1/nodes/node-1/resume");

    Job ended = farm.awaitEnd(job);

    assertThat(ended.state()).isEqualTo("failed");
    String why =
        "the file was changed after the job was submitted: changed.blend is not what it was;"
            + " requeue the job to render it as it is now";
    assertThat(String.valueOf(ended.problem())).contains(why);
    assertThat(farm.get("/status/" + job.id())).startsWith("Job failed: frame ").contains(why);
    assertThat(ended.frameCounts().completed()).isZero();
    assertThat(farm.client().frames(job.id()))
        .filteredOn(Frame::isFailed)
        .isNotEmpty()
        .allSatisfy(frame -> assertThat(frame.attempts()).isOne());
    assertThat(farm.post("/api/v1/jobs/" + job.id() + "/requeue").statusCode()).isEqualTo(200);
    farm.assertComplete(farm.awaitEnd(job));
  }

  private static void looksIntoWhatIsSentTo(TestFarm farm) throws Exception {
    String good = send(farm, "ranges.blend");
    String bad = send(farm, "no_camera.blend");
    String files = "{\"files\":{\"shots/it.blend\":\"%s\"}}";

    HttpResponse<String> taken = farm.post("/api/v1/jobs", files.formatted(good));
    HttpResponse<String> refused = farm.post("/api/v1/jobs", files.formatted(bad));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    JsonNode job = json(taken.body());
    assertThat(job.path("frames").asText()).isEqualTo("3-9x2");
    assertThat(job.path("inspection").path("fps").asDouble()).isEqualTo(10);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"field\":\"camera\"");
    farm.assertComplete(farm.awaitEnd(farm.client().job(job.path("id").asText())));
  }

  private static String send(TestFarm farm, String name) throws Exception {
    Path file = blends.resolve(name);
    String hash =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    farm.client().sendFile(hash, file);
    return hash;
  }

  private static JsonNode taken(String body) {
    HttpResponse<String> response = farm.post("/api/v1/jobs", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return json(response.body());
  }

  private static Job ended(JsonNode job) {
    return farm.awaitEnd(job(job));
  }

  private static Job job(JsonNode job) {
    return farm.client().job(job.path("id").asText());
  }

  private static void pause() {
    pause(farm);
  }

  private static void pause(TestFarm farm) {
    farm.post("/api/v1/nodes/node-1/pause");
    awaitNode(farm, "paused");
  }

  private static void awaitNode(String state) {
    awaitNode(farm, state);
  }

  private static void awaitNode(TestFarm farm, String state) {
    farm.await(
        "node-1 " + state,
        () -> farm.client().nodes(),
        nodes -> nodes.stream().allMatch(node -> node.state().equals(state)));
  }

  private static <T> T inTime(java.util.function.Supplier<T> call) {
    long begun = System.nanoTime();
    T result = call.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
    return result;
  }

  private static void makeFiles(Path where) throws Exception {
    URI script =
        Objects.requireNonNull(PreflightIT.class.getResource("/blender/make_unfit.py")).toURI();
    Process blender =
        new ProcessBuilder(
                "blender",
                "-b",
                "--factory-startup",
                "--python-exit-code",
                "9",
                "--python",
                Path.of(script).toString(),
                "--",
                where.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(blender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(blender.waitFor()).as(said).isZero();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
