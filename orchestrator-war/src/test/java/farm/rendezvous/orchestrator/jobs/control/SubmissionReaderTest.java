package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.orchestrator.SettableClock;
import farm.rendezvous.orchestrator.files.control.FileStore;
import farm.rendezvous.orchestrator.files.control.JobInputs;
import farm.rendezvous.orchestrator.http.FieldError;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.http.Json;
import farm.rendezvous.orchestrator.jobs.entity.FrameOrder;
import farm.rendezvous.orchestrator.jobs.entity.JobOrder;
import farm.rendezvous.orchestrator.jobs.entity.Schedule;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmissionReaderTest {

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void aFileToRender() throws IOException {
    BlendFiles.good(folder.resolve("demo.blend"));
  }

  // what is accepted

  @Test
  void fillsInWhatWasLeftOut() {
    JobOrder order = read("{\"from\":1,\"to\":20}");

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
        read(
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
        read(
            """
            { "frames": "1", "name": null, "file": null, "batchSize": null, "engine": null,
              "format": null, "scene": null, "camera": null, "samples": null,
              "resolutionPercent": null, "denoise": null, "priority": null,
              "maxAttempts": null, "frameTimeout": null, "requires": null, "startAfter": null,
              "dependsOn": null, "renderOrder": null, "holdAfterPreview": null }
            """);

    assertThat(order).usingRecursiveComparison().isEqualTo(read("{\"frames\":\"1\"}"));
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

    JobOrder order = read(with("file", quoted(path)));

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
    assertThat(read("{\"from\":1,\"to\":1000000}").frames().size()).isEqualTo(1_000_000);
  }

  @Test
  void readsTheDefaultFileAsTheTutorialWritesIt() {
    JobDefaults absolute =
        new JobDefaults(5, folder.toString(), folder.resolve("demo.blend").toString());

    assertThat(
            new SubmissionReader(absolute, inputs()).read("{\"frames\":\"1\"}").settings().file())
        .isEqualTo("demo.blend");
  }

  // the body

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\n"})
  void wantsABody(@Nullable String body) {
    assertThat(refusalOf(body))
        .containsExactly(
            new FieldError("body", "is empty: send JSON such as {\"from\":1,\"to\":20}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"from\":1,\"to\":}",
        "{from:1,to:2}",
        "{'from':1}",
        "from=1&to=20",
        "<job/>",
        "{\"from\":1,\"to\":2,}",
        "{\"from\":01,\"to\":2}",
        "{\"from\":NaN,\"to\":2}",
        "{\"from\":1,\"to\":2} {}",
        "{\"from\":1,\"to\":2} trailing",
        "{\"from\":1,\"to\":2}}",
        "// {}",
        "\u0000",
      })
  void wantsJson(String body) {
    assertThat(refusalOf(body))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("body");
              assertThat(error.detail()).startsWith("is no JSON: ");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"from\":1,\"to\":2}]", "1", "\"1-20\"", "true", "null"})
  void wantsAnObject(String body) {
    assertThat(refusalOf(body))
        .containsExactly(new FieldError("body", "must be a JSON object in braces"));
  }

  @Test
  void wantsEachFieldOnce() {
    assertThat(refusalOf("{\"from\":1,\"to\":2,\"to\":2000}"))
        .singleElement()
        .satisfies(error -> assertThat(error.detail()).contains("Duplicate field 'to'"));
  }

  @Test
  void isNotDrownedInBrackets() {
    assertThat(refusalOf("[".repeat(100_000)))
        .extracting(FieldError::field)
        .containsExactly("body");
    assertThat(refusalOf("{\"frames\":".repeat(100_000)))
        .extracting(FieldError::field)
        .containsExactly("body");
  }

  @ParameterizedTest
  @CsvSource({
    "frame, 1",
    "Frames, '\"1-20\"'",
    "id, '\"x\"'",
    "state, '\"completed\"'",
    "'', 1",
    "__proto__, {}",
  })
  void refusesFieldsThatNoJobHas(String field, String value) {
    assertThat(refusalOf(with(field, value)))
        .containsExactly(
            new FieldError(field, "is no field of a job: take it out, or mind its spelling"));
  }

  // frames

  @Test
  void wantsFrames() {
    assertThat(refusalOf("{}"))
        .containsExactly(
            new FieldError("frames", "is missing: give frames such as 1-20, or from and to"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1                    | 1.5  | to",
        "1                    | null | to",
        "null                 | 20   | from",
        "'\"1; touch /tmp/x #\"' | 20 | from",
        "'\"1\"'              | 20   | from",
        "1.0                  | 20   | from",
        "-2147483649          | 20   | from",
        "1                    | 2147483648 | to",
        "1                    | 1e400 | to",
        "1                    | 1e999999999 | to",
        "1                    | 1e2  | to",
        "1                    | 123456789012345678901234567890 | to",
        "true                 | 20   | from",
        "[1]                  | 20   | from",
        "{}                   | 20   | from",
        "20                   | 1    | from",
        "1                    | 2000000 | from",
        "-2147483648          | 2147483647 | from",
        "1048575              | 1048576 | from",
      })
  void namesTheEndOfTheRangeThatIsWrong(String from, String to, String wrong) {
    assertThat(refusalOf("{\"from\":" + from + ",\"to\":" + to + "}"))
        .extracting(FieldError::field)
        .containsExactly(wrong);
  }

  @Test
  void wantsBothEndsOfARange() {
    assertThat(refusalOf("{\"from\":1}"))
        .containsExactly(
            new FieldError("to", "is missing: give frames such as 1-20, or from and to"));
    assertThat(refusalOf("{\"to\":1}")).extracting(FieldError::field).containsExactly("from");
    assertThat(refusalOf("{\"from\":\"a\",\"to\":\"b\"}"))
        .extracting(FieldError::field)
        .containsExactly("from", "to");
  }

  @Test
  void saysWhyARangeIsWrong() {
    assertThat(refusalOf("{\"from\":20,\"to\":1}"))
        .containsExactly(new FieldError("from", "20-1 runs backwards: write 1-20"));
    assertThat(refusalOf("{\"from\":1,\"to\":2000000}"))
        .containsExactly(new FieldError("from", "more than 1000000 frames: split the job"));
    assertThat(refusalOf("{\"from\":1.5,\"to\":2}"))
        .containsExactly(new FieldError("from", "must be a whole number without quotes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"5-1\"'   | runs backwards",
        "'\"1-5x0\"' | step x0",
        "'\"1:5\"'   | means different things",
        "'\"abc\"'   | is no frame and no range",
        "'\"1-1000001\"' | more than 1000000 frames",
        "'\"1048575\"' | beyond what Blender counts to",
        "5           | must be a text in quotes",
        "'[1,2]'     | must be a text in quotes",
        "'\"\"'      | must have 1 to",
      })
  void saysWhyFramesAreWrong(String frames, String complaint) {
    assertThat(refusalOf("{\"frames\":" + frames + "}"))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("frames");
              assertThat(error.detail()).contains(complaint);
            });
  }

  @Test
  void wantsFramesOrARangeNotBoth() {
    assertThat(refusalOf("{\"frames\":\"1-20\",\"from\":1,\"to\":20}"))
        .containsExactly(
            new FieldError("frames", "stands beside from and to: give one or the other"));
  }

  @Test
  void refusesFramesThatAreTooScatteredToBeKept() {
    assertThat(refusalOf("{\"frames\":\"1-700000x2,1-700000x3\"}"))
        .extracting(FieldError::field)
        .containsExactly("frames");
  }

  // the file

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../../etc/passwd | leads out of blend/files",
        "/etc/passwd      | is an absolute path",
        "missing.blend    | is not there",
        "text.blend       | is no .blend file",
        "empty.blend      | is empty",
        "folder.blend     | is no file",
      })
  void saysWhyTheFileIsWrong(String path, String complaint) throws IOException {
    Files.writeString(folder.resolve("text.blend"), "this is not a blend file");
    Files.createFile(folder.resolve("empty.blend"));
    Files.createDirectory(folder.resolve("folder.blend"));

    assertThat(refusalOf(with("file", quoted(path))))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("file");
              assertThat(error.detail()).contains(path).contains(complaint);
            });
  }

  @Test
  void doesNotFollowALinkToThePasswords() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("passwd.blend"), Path.of("/etc/passwd"));
    try {
      assertThat(refusalOf(with("file", "\"passwd.blend\"")))
          .containsExactly(
              new FieldError("file", "'passwd.blend' is a link that leads out of blend/files"));
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void saysSoIfTheDefaultFileIsNotThere() throws IOException {
    Files.delete(folder.resolve("demo.blend"));

    assertThat(refusalOf("{\"from\":1,\"to\":2}"))
        .containsExactly(
            new FieldError("file", "'demo.blend' is not there: put it below blend/files"));
  }

  // the rest

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
        .hasMessageContaining("frames: is missing")
        .hasMessageContaining("; priority: must be between 0 and 100")
        .hasMessageContaining("; x: is no field of a job");
  }

  // uploaded files

  @Test
  void takesUploadedFilesAndTheOneThatIsRendered() throws Exception {
    String blend = upload();

    JobOrder order =
        read(
            "{\"frames\":\"1\",\"files\":{\"shots/a.blend\":\"%s\",\"tex/b.png\":\"%s\"}}"
                .formatted(blend, blend));

    assertThat(order.settings().file()).isEqualTo("shots/a.blend");
    assertThat(order.settings().savedBy()).isEqualTo("3.4");
    assertThat(order.files()).containsOnlyKeys("shots/a.blend", "tex/b.png");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'../a.blend':'HASH'} | files | has '..' in its path",
        "{'/a.blend':'HASH'} | files | is an absolute path",
        "{'a.blend':'12'} | files | needs the SHA-256",
        "{'a.blend':'HASH','b.png':'NONE'} | files | is not here yet",
        "{'a.blend':'HASH','a.blend/b.png':'HASH'} | files | and the folder of",
        "{'a.blend':'HASH','b.blend':'HASH'} | file | say which of the files",
        "{'a.png':'HASH'} | file | say which of the files",
        "['a.blend'] | files | must be an object of texts",
      })
  void refusesUploadedFilesThatAreUnfit(String files, String field, String why) throws Exception {
    String body =
        ("{'frames':'1','files':" + files + "}")
            .replace('\'', '"')
            .replace("HASH", upload())
            .replace("NONE", "ab".repeat(32));

    assertThat(refusalOf(body))
        .anySatisfy(
            error -> {
              assertThat(error.field()).isEqualTo(field);
              assertThat(error.detail()).contains(why);
            });
  }

  private String upload() throws Exception {
    try (InputStream in = Files.newInputStream(folder.resolve("demo.blend"))) {
      return store().add(in).hex();
    }
  }

  private JobOrder read(@Nullable String body) {
    return new SubmissionReader(new JobDefaults(5, folder.toString(), "demo.blend"), inputs())
        .read(body);
  }

  private Inputs inputs() {
    return new Inputs(store(), new JobInputs(folder.resolve("store"), store()));
  }

  private FileStore store() {
    return new FileStore(folder.resolve("store"), 1 << 20, new SettableClock());
  }

  private List<FieldError> refusalOf(@Nullable String body) {
    return catchThrowableOfType(InvalidInputException.class, () -> read(body)).errors();
  }

  private static String with(String field, String value) {
    return "{\"frames\":\"1-20\",\"" + field + "\":" + value + "}";
  }

  private static String quoted(String text) {
    return Json.MAPPER.valueToTree(Map.of("text", text)).get("text").toString();
  }
}
