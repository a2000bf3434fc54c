package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.orchestrator.http.FieldError;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.jobs.entity.FrameOrder;
import farm.rendezvous.orchestrator.jobs.entity.JobOrder;
import farm.rendezvous.orchestrator.jobs.entity.Schedule;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken as a job, and what is said of fields that are wrong. */
final class SubmissionReaderTest extends Submissions {

  @Test
  void fillsInWhatWasLeftOut() {
    JobOrder order = order("{\"from\":1,\"to\":20}");

    assertThat(order.name()).isEqualTo("demo.blend");
    assertThat(order.frames()).hasToString("1-20");
    assertThat(order.batchSize()).isEqualTo(5);
    assertThat(order.priority()).isEqualTo(50);
    assertThat(order.maxAttempts()).isEqualTo(3);
    assertThat(order.schedule()).isEqualTo(Schedule.AT_ONCE);
    assertThat(order.settings())
        .isEqualTo(
            new RenderSettings(
                "demo.blend",
                "3.4",
                "CYCLES",
                ImageFormat.PNG,
                null,
                null,
                null,
                null,
                null,
                Duration.ofHours(4)));
  }

  @Test
  void takesEveryField() throws IOException {
    BlendFiles.good(folder.resolve("shots/010.blend"));

    JobOrder order =
        order(
            """
            { "name": "shot 010", "file": "shots/010.blend", "frames": " 7, 9-12 ",
              "batchSize": 2, "engine": "BLENDER_EEVEE", "format": "OPEN_EXR",
              "scene": "Game", "camera": "Camera.001", "samples": 16,
              "resolutionPercent": 25, "denoise": false, "priority": 100,
              "maxAttempts": 1, "frameTimeout": "PT30M",
              "webhook": "https://example.org:8443/hook?farm=1",
              "requires": ["gpu", "big"], "startAfter": "2026-12-24T18:00:00+01:00",
              "dependsOn": "00000000-0000-0001-0000-000000000002",
              "renderOrder": "preview", "holdAfterPreview": true }
            """);

    assertThat(order.name()).isEqualTo("shot 010");
    assertThat(order.webhook()).isEqualTo("https://example.org:8443/hook?farm=1");
    assertThat(order.frames()).hasToString("7,9-12");
    assertThat(order.batchSize()).isEqualTo(2);
    assertThat(order.priority()).isEqualTo(100);
    assertThat(order.maxAttempts()).isEqualTo(1);
    assertThat(order.settings())
        .isEqualTo(
            new RenderSettings(
                "shots/010.blend",
                "3.4",
                "BLENDER_EEVEE",
                ImageFormat.OPEN_EXR,
                "Game",
                "Camera.001",
                16,
                25,
                false,
                Duration.ofMinutes(30)));
    assertThat(order.schedule())
        .isEqualTo(
            new Schedule(
                Tags.parse("big,gpu"),
                Instant.parse("2026-12-24T17:00:00Z"),
                new UUID(1, 2),
                FrameOrder.PREVIEW,
                true));
  }

  @Test
  void takesNullForNotGiven() {
    JobOrder order =
        order(
            """
            { "frames": "1", "name": null, "file": null, "batchSize": null, "engine": null,
              "format": null, "scene": null, "camera": null, "samples": null,
              "resolutionPercent": null, "denoise": null, "priority": null,
              "maxAttempts": null, "frameTimeout": null, "requires": null, "startAfter": null,
              "dependsOn": null, "renderOrder": null, "holdAfterPreview": null }
            """);

    assertThat(order).usingRecursiveComparison().isEqualTo(order("{\"frames\":\"1\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "batchSize, 1",
    "batchSize, 10000",
    "priority, 0",
    "priority, 100",
    "maxAttempts, 1",
    "maxAttempts, 100",
    "samples, 1",
    "samples, 1000000",
    "resolutionPercent, 1",
    "resolutionPercent, 1000",
    "denoise, true",
    "denoise, false",
    "engine, '\"CYCLES\"'",
    "engine, '\"BLENDER_EEVEE\"'",
    "engine, '\"BLENDER_WORKBENCH\"'",
    "engine, '\"file\"'",
    "format, '\"PNG\"'",
    "format, '\"JPEG\"'",
    "format, '\"TIFF\"'",
    "format, '\"WEBP\"'",
    "format, '\"OPEN_EXR\"'",
    "format, '\"OPEN_EXR_MULTILAYER\"'",
    "frameTimeout, '\"PT1S\"'",
    "frameTimeout, '\"P30D\"'",
    "name, '\"🎬 <b>x</b> \\u0000\"'",
  })
  void takesAGoodValue(String field, String value) {
    assertThat(read(with(field, value))).isNotNull();
  }

  @Test
  void takesNamesOf255Characters() {
    String longest = "x".repeat(255);

    assertThat(read(with("name", quoted(longest))).name()).isEqualTo(longest);
    assertThat(read(with("scene", quoted(longest))).settings().scene()).isEqualTo(longest);
    assertThat(read(with("camera", quoted(longest))).settings().camera()).isEqualTo(longest);
  }

  /** The books keep 255 characters of a name, and more of a path. */
  @Test
  void namesAJobAfterAFileThatLiesDeep() throws IOException {
    String path = "d".repeat(200) + "/" + "n".repeat(245) + ".blend";
    BlendFiles.good(folder.resolve(path));

    JobOrder order = order(with("file", quoted(path)));

    assertThat(order.settings().file()).isEqualTo(path);
    assertThat(order.name()).isEqualTo("n".repeat(245) + ".blend");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-b.blend", "$(touch x).blend", "two\nlines.blend"})
  void takesFileNamesThatOnlyAShellWouldMind(String name) throws IOException {
    BlendFiles.good(folder.resolve(name));

    assertThat(read(with("file", quoted(name))).settings().file()).isEqualTo(name);
  }

  @Test
  void takesAMillionFrames() {
    assertThat(order("{\"from\":1,\"to\":1000000}").frames().size()).isEqualTo(1_000_000);
  }

  @Test
  void readsTheDefaultFileAsTheTutorialWritesIt() {
    JobDefaults absolute =
        new JobDefaults(5, folder.toString(), folder.resolve("demo.blend").toString());

    assertThat(
            new SubmissionReader(absolute, inputs()).read("{\"frames\":\"1\"}").settings().file())
        .isEqualTo("demo.blend");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name              | 5            | must be a text in quotes",
        "name              | '\"\"'       | must have 1 to 255 characters",
        "name              | '\" \"'      | must have 1 to 255 characters",
        "file              | 5            | must be a text in quotes",
        "file              | '\"\"'       | must have 1 to 4096 characters",
        "file              | {}           | must be a text in quotes",
        "batchSize         | 0            | must be between 1 and 10000",
        "batchSize         | 10001        | must be between 1 and 10000",
        "batchSize         | '\"5\"'      | must be a whole number without quotes",
        "batchSize         | 2.5          | must be a whole number without quotes",
        "batchSize         | 1e400        | must be a whole number without quotes",
        "batchSize         | 99999999999  | must be between 1 and 10000",
        "engine            | '\"cycles\"' | must be one of [CYCLES, BLENDER_EEVEE, BLENDER_WORKBENCH, file]",
        "engine            | '\"EEVEE\"'  | must be one of",
        "engine            | 1            | must be a text in quotes",
        "format            | '\"GIF\"'    | must be one of [PNG, JPEG, TIFF, WEBP, OPEN_EXR, OPEN_EXR_MULTILAYER]",
        "format            | '\"png\"'    | must be one of",
        "format            | '\"FFMPEG\"' | must be one of",
        "format            | 0            | must be a text in quotes",
        "scene             | 1            | must be a text in quotes",
        "scene             | '\"\"'       | must have 1 to 255 characters",
        "camera            | false        | must be a text in quotes",
        "camera            | '\"\"'       | must have 1 to 255 characters",
        "samples           | 0            | must be between 1 and 1000000",
        "samples           | -5           | must be between 1 and 1000000",
        "samples           | 1000001      | must be between 1 and 1000000",
        "samples           | '\"many\"'   | must be a whole number without quotes",
        "resolutionPercent | 0            | must be between 1 and 1000",
        "resolutionPercent | 1001         | must be between 1 and 1000",
        "resolutionPercent | '\"50%\"'    | must be a whole number without quotes",
        "denoise           | '\"true\"'   | must be true or false without quotes",
        "denoise           | 1            | must be true or false without quotes",
        "priority          | -1           | must be between 0 and 100",
        "priority          | 101          | must be between 0 and 100",
        "priority          | '\"high\"'   | must be a whole number without quotes",
        "maxAttempts       | 0            | must be between 1 and 100",
        "maxAttempts       | 101          | must be between 1 and 100",
        "maxAttempts       | true         | must be a whole number without quotes",
        "frameTimeout      | '\"4h\"'     | is no duration: write it as in PT30M or PT4H",
        "frameTimeout      | '\"PT0S\"'   | must be between PT1S and P30D",
        "frameTimeout      | '\"PT0.5S\"' | must be between PT1S and P30D",
        "frameTimeout      | '\"-PT1H\"'  | must be between PT1S and P30D",
        "frameTimeout      | '\"P31D\"'   | must be between PT1S and P30D",
        "frameTimeout      | '\"P1Y\"'    | is no duration",
        "frameTimeout      | '\"PT99999999999999999999H\"' | is no duration",
        "frameTimeout      | 3600         | must be a text in quotes",
        "webhook           | '\"example.org/hook\"'     | must begin with http:// or https://",
        "webhook           | '\"file:///etc/passwd\"'   | must begin with http:// or https://",
        "webhook           | '\"http:/hook\"'           | names no host",
        "webhook           | '\"http://me:my@host/\"'   | must not hold a user or a password",
        "webhook           | '\"http://host/a b\"'      | is no URL",
        "webhook           | '\"http://host/#part\"'    | must not have a #",
      })
  void saysWhichFieldIsWrongAndWhy(String field, String value, String complaint) {
    assertThat(refusalOf(with(field, value)))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo(field);
              assertThat(error.detail()).contains(complaint);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "scene", "camera"})
  void refusesTextsThatTheBooksCannotKeep(String field) {
    assertThat(refusalOf(with(field, quoted("x".repeat(256)))))
        .containsExactly(new FieldError(field, "must have 1 to 255 characters"));
  }

  @Test
  void complainsAboutEverythingAtOnce() {
    assertThat(
            refusalOf(
                """
                { "from": 5, "to": 1, "file": "../x", "engine": "LUX", "priority": 101,
                  "frameTimeout": "long", "colour": "red" }
                """))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("from", "file", "engine", "priority", "frameTimeout", "colour");
  }

  @Test
  void saysItAllInItsMessageToo() {
    InvalidInputException e =
        catchThrowableOfType(InvalidInputException.class, () -> read("{\"priority\":101,\"x\":1}"));

    assertThat(e)
        .hasMessageContaining("priority: must be between 0 and 100")
        .hasMessageContaining("; x: is no field of a job");
  }
}
