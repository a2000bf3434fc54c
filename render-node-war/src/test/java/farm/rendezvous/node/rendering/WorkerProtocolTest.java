package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.node.checking.ImageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** worker.py by itself, word for word as its docstring says. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WorkerProtocolTest {

  @TempDir private Path folder;

  @Test
  void rendersWhatItIsToldUntilTheInputEnds() throws Exception {
    try (Worker worker = demo()) {
      JsonNode ready = worker.say(worker.open()).hear();
      assertThat(ready.path("event").asText()).isEqualTo("ready");
      assertThat(ready.path("protocol").asInt()).isEqualTo(3);
      assertThat(ready.path("blender").asText()).matches("\\d+\\.\\d+.*");
      assertThat(ready.path("engine").asText()).isEqualTo("CYCLES");
      assertThat(ready.path("width").asInt()).isEqualTo(64);
      assertThat(ready.path("height").asInt()).isEqualTo(36);
      assertThat(ready.path("layers").asInt()).isOne();
      assertThat(ready.path("simulates").asBoolean(true)).isFalse();
      assertThat(ready.path("files").isArray()).isTrue();
      assertThat(ready.path("warnings").isArray()).isTrue();
      assertThat(ready.path("contents"))
          .isEqualTo(
              new ObjectMapper()
                  .readTree(
                      """
                      { "scenes": ["Rendezvous"], "cameras": ["Camera"], "firstFrame": 1,
                        "lastFrame": 24, "frameStep": 1, "fps": 24.0, "width": 640,
                        "height": 360, "engine": "CYCLES" }
                      """));

      for (int frame : List.of(3, 1, 3)) {
        JsonNode started = worker.say(worker.render(frame)).hear();
        assertThat(started.toString()).isEqualTo("{\"event\":\"started\",\"frame\":" + frame + "}");
        mustBeFinished(worker, frame);
      }
      assertThat(worker.hangUp().hear().isMissingNode()).isTrue();
      assertThat(worker.exitCode()).isZero();
    }
  }

  private static void mustBeFinished(Worker worker, int frame) throws Exception {
    JsonNode finished = worker.hear();
    Path image = Path.of(worker.output(frame) + ".png");
    assertThat(finished.path("event").asText()).isEqualTo("finished");
    assertThat(finished.path("frame").asInt()).isEqualTo(frame);
    assertThat(finished.path("file").asText()).isEqualTo(image.toString());
    assertThat(ImageCheck.check(image, ImageFormat.PNG, 64, 36).bytes()).isPositive();
    assertThat(finished.path("seconds").asDouble()).isPositive();
    assertThat(finished.path("memoryMiB").asInt()).isBetween(50, 5_000);
    assertThat(finished.path("peakMemoryMiB").asInt())
        .isGreaterThanOrEqualTo(finished.path("memoryMiB").asInt() - 1);
    assertThat(finished.path("nodeFiles")).isEmpty();
  }

  @Test
  void quits() throws Exception {
    try (Worker worker = demo()) {
      worker.say(worker.open()).say("").say("{\"command\":\"quit\"}").say(worker.render(1));

      assertThat(worker.hear().path("event").asText()).isEqualTo("ready");
      assertThat(worker.hear().isMissingNode()).isTrue();
      assertThat(worker.exitCode()).isZero();
    }
  }

  @Test
  void goesOnAfterAFrameThatFailed() throws Exception {
    try (Worker worker = demo()) {
      worker.say(worker.open()).say(worker.render(10_000_000)).say(worker.render(1));

      assertThat(worker.hear().path("event").asText()).isEqualTo("ready");
      assertThat(worker.hear().path("event").asText()).isEqualTo("started");
      JsonNode failed = worker.hear();
      assertThat(failed.path("event").asText()).isEqualTo("failed");
      assertThat(failed.path("frame").asInt()).isEqualTo(10_000_000);
      assertThat(failed.path("reason").asText()).isEqualTo("frame-out-of-range");
      assertThat(failed.path("problem").asText()).contains("10000000");
      assertThat(worker.hear().path("event").asText()).isEqualTo("started");
      assertThat(worker.hear().path("event").asText()).isEqualTo("finished");
    }
  }

  @Test
  void anotherImageInItsWayIsNotTakenForTheFrame() throws Exception {
    try (Worker worker = demo()) {
      Path image = Path.of(worker.output(1) + ".png");
      Files.writeString(image, "old");
      worker.say(worker.open()).say(worker.render(1));
      worker.hear();
      worker.hear();

      mustBeFinished(worker, 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "protocol":3             | "protocol":2                  | invalid-settings
          "command":"open"         | "command":"render"            | invalid-settings
          "scene":null             | "scene":"Nope"                | no-such-scene
          "camera":null            | "camera":"Nope"               | no-such-camera
          "engine":"CYCLES"        | "engine":"NOPE"               | engine-not-available
          "format":"PNG"           | "format":"FFMPEG"             | invalid-settings
          "samples":1              | "samples":0                   | invalid-settings
          "resolutionPercent":10   | "resolutionPercent":"10"      | invalid-settings
          """)
  void saysThatTheFileCanNeverRenderSo(String word, String other, String reason) throws Exception {
    try (Worker worker = demo()) {
      JsonNode unfit = worker.say(worker.open().replace(word, other)).hear();

      assertThat(unfit.path("event").asText()).isEqualTo("unfit");
      assertThat(unfit.path("reason").asText()).isEqualTo(reason);
      assertThat(unfit.path("problem").asText()).isNotBlank();
      assertThat(worker.hear().isMissingNode()).isTrue();
      assertThat(worker.exitCode()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "[]", "{}", "{\"command\":\"render\"}"})
  void callsWhatIsNoCommandADefectOfOurs(String line) throws Exception {
    try (Worker worker = demo()) {
      worker.say(worker.open()).say(line);
      worker.hear();

      assertThat(worker.hear().path("reason").asText()).isEqualTo("worker-error");
      assertThat(worker.exitCode()).isEqualTo(97);
    }
  }

  @Test
  void namesWhatTheFileUses() throws Exception {
    Path file = folder.resolve("textured.blend");
    MadeBlends.withTexture(file, "//wood.png");
    try (Worker worker = new Worker(folder, file)) {
      JsonNode ready = worker.say(worker.open()).hear();

      assertThat(ready.path("files")).hasSize(1);
      assertThat(ready.path("files").get(0).asText())
          .isEqualTo(folder.resolve("wood.png").toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "//wood_01.png,           wood_01.png, wood_22.png",
    "//wood.<UDIM>.png,       wood.1001.png, wood.1012.png",
    "//wood_<UVTILE>.png,     wood_u1_v1.png, wood_u2_v13.png"
  })
  void namesWholeSequencesAndAllTiles(String texture, String one, String other) throws Exception {
    Path file = folder.resolve("textured.blend");
    MadeBlends.withTexture(file, texture);
    for (String name : List.of(one, other, "stone_01.png")) {
      Files.createFile(folder.resolve(name));
    }
    try (Worker worker = new Worker(folder, file)) {
      JsonNode files = worker.say(worker.open()).hear().path("files");

      assertThat(files)
          .extracting(JsonNode::asText)
          .contains(folder.resolve(one).toString(), folder.resolve(other).toString())
          .doesNotContain(folder.resolve("stone_01.png").toString());
    }
  }

  /** Such as those below the root folder, which a file is free to name. */
  @Test
  void doesNotNameMoreFilesThanCanBeLookedAt() throws Exception {
    Path file = folder.resolve("textured.blend");
    MadeBlends.withTexture(file, "//wood_0001.png");
    for (int i = 1; i <= 5001; i++) {
      Files.createFile(folder.resolve("wood_%04d.png".formatted(i)));
    }
    try (Worker worker = new Worker(folder, file)) {
      assertThat(worker.say(worker.open()).hear().path("files").isNull()).isTrue();
    }
  }

  @Test
  void knowsASimulationThatIsNotBaked() throws Exception {
    Path file = folder.resolve("cloth.blend");
    MadeBlends.withCloth(file);
    try (Worker worker = new Worker(folder, file)) {
      assertThat(worker.say(worker.open()).hear().path("simulates").asBoolean()).isTrue();
    }
  }

  private Worker demo() throws IOException {
    return new Worker(folder, RenderRoom.BLENDS.resolve("demo.blend"));
  }
}
