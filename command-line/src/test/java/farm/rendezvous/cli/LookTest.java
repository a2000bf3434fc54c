package farm.rendezvous.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.StubFarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the farm has to show of a job besides its frames. */
final class LookTest {
  private static final String JOB = "/api/v1/jobs/j1";
  private static final String SEVEN =
      "{\"frame\":7,\"state\":\"completed\",\"attempts\":1,\"node\":\"node-2\",\"seconds\":1.234,"
          + "\"peakMemoryMiB\":260,\"file\":\"blender-render_0007.exr\",\"problem\":null}";

  @TempDir private Path root = Path.of("");
  private final StubFarm farm = new StubFarm();
  private Terminal terminal = new Terminal(root, false);

  @AfterEach
  void end() {
    farm.close();
  }

  @Test
  void blendersLogIsShown() {
    farm.answers("GET " + JOB + "/log?frame=-7", 200, "Blender 3.4.1\nSaved\n");

    assertThat(run("log", "j1", "-7")).isZero();
    assertThat(terminal.said()).isEqualTo("Blender 3.4.1\nSaved\n");
  }

  @Test
  void theMovieComesIntoAFile() {
    farm.answers("GET " + JOB + "/movie.mp4", 200, "a movie");

    assertThat(run("movie", "j1")).isZero();
    assertThat(root.resolve("j1.mp4")).hasContent("a movie");
    assertThat(run("movie", "j1", "shot.mp4")).isZero();
    assertThat(root.resolve("shot.mp4")).hasContent("a movie");
    assertThat(root.resolve("shot.mp4.part")).doesNotExist();
  }

  @Test
  void theFramesAreListed() {
    farm.answers(
        "GET " + JOB + "/frames?limit=1000",
        200,
        "{\"items\":[%s,{\"frame\":8,\"state\":\"failed\",\"attempts\":3,\"node\":\"node-1\","
                .formatted(SEVEN)
            + "\"reason\":\"disk-full\",\"problem\":\"disk full\"}],\"next\":null}");

    assertThat(run("frames", "j1")).isZero();
    assertThat(terminal.said().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "frame state tries node seconds MiB",
            "7 completed 1 node-2 1.23 260 blender-render_0007.exr",
            "8 failed 3 node-1 disk full");
    assertThat(run("frames", "j1", "--json")).isZero();
    assertThat(terminal.said()).startsWith("[{").contains("\"reason\":\"disk-full\"");
  }

  @Test
  void soIsOne() {
    farm.answers("GET " + JOB + "/frames/7", 200, SEVEN);

    assertThat(run("frames", "j1", "7")).isZero();
    assertThat(terminal.said().lines()).hasSize(2).last().asString().contains("node-2");
  }

  @Test
  void aFrameComesUnderItsOwnName() {
    farm.answers("GET " + JOB + "/frames/7", 200, SEVEN)
        .answers("GET " + JOB + "/frames/7/image", 200, "an image")
        .answers("GET " + JOB + "/frames/7/thumbnail", 200, "a small one");

    assertThat(run("image", "j1", "7")).isZero();
    assertThat(root.resolve("blender-render_0007.exr")).hasContent("an image");
    assertThat(run("thumbnail", "j1", "7")).isZero();
    assertThat(root.resolve("blender-render_0007.jpg")).hasContent("a small one");
  }

  @Test
  void orUnderAnother() {
    farm.answers("GET " + JOB + "/frames/-7/image", 200, "an image");

    assertThat(run("image", "j1", "-7", "look.exr", "--json")).isZero();
    assertThat(root.resolve("look.exr")).hasContent("an image");
    assertThat(terminal.said()).contains("\"frame\":-7", "\"bytes\":8");
  }

  @Test
  void aFrameThatIsNotRenderedIsRefused() {
    farm.answers("GET " + JOB + "/frames/9", 200, "{\"frame\":9,\"state\":\"queued\"}")
        .answers("GET " + JOB + "/frames/9/image", 404, "{\"detail\":\"Frame 9 is queued.\"}");

    assertThat(run("image", "j1", "9")).isEqualTo(2);
    assertThat(terminal.complained()).contains("Frame 9 is queued.");
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void someOfTheJobsAreListed() {
    farm.answers(
        "GET /api/v1/jobs?limit=1000&state=active&q=shot%2010",
        200, "{\"items\":[%s],\"next\":null}".formatted(StubFarm.job("active", 1, 0)));

    assertThat(run("jobs", "--state", "active", "-q", "shot 10")).isZero();
    assertThat(terminal.said()).contains("j1", "1/4");
  }

  @Test
  void whatIsNotThereIsNoFile() {
    farm.answers(
        "GET " + JOB + "/contact-sheet.png", 404, "{\"detail\":\"No frame is completed yet.\"}");

    assertThat(run("contact-sheet", "j1")).isEqualTo(2);
    assertThat(terminal.complained()).contains("No frame is completed yet.");
    assertThat(root.resolve("j1.png")).doesNotExist();
  }

  @Test
  void whatBreaksOffLeavesNothingBehind() throws IOException {
    farm.breaksOff("GET " + JOB + "/movie.mp4", "half a movie".getBytes(UTF_8));

    assertThat(run("movie", "j1")).isEqualTo(3);
    assertThat(terminal.complained()).contains("farm").doesNotContain("cannot be written to");
    try (var files = Files.list(root)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void nodesThatFailAreShownAndForgiven() {
    farm.answers("DELETE " + JOB + "/setbacks/node-2", 204, "")
        .answers(
            "GET " + JOB + "/setbacks?limit=1000",
            200,
            "{\"items\":[{\"node\":\"node-3\",\"failures\":3,\"keptAway\":true,"
                + "\"reason\":\"blender-crashed\",\"problem\":\"Blender crashed\","
                + "\"lastAt\":\"2026-11-24T11:26:40.151Z\"}],\"next\":null}");

    assertThat(run("setbacks", "j1", "--forgive", "node-2")).isZero();
    assertThat(terminal.said()).contains("node-3", "kept away", "Blender crashed");
  }

  @Test
  void whatWebhooksWereToldIsShown() {
    String items =
        "{\"items\":[{\"id\":\"d1\",\"event\":\"job.final\",\"job\":\"j1\","
            + "\"receiver\":\"https://example.org\",\"state\":\"pending\","
            + "\"createdAt\":\"2026-11-24T11:26:40Z\",\"attempts\":2,"
            + "\"problem\":\"HTTP status 500\"}],\"next\":null}";
    farm.answers("GET /api/v1/deliveries?limit=1000", 200, items)
        .answers("GET " + JOB + "/deliveries?limit=1000", 200, items);

    assertThat(run("deliveries")).isZero();
    assertThat(terminal.said()).contains("job.final", "pending", "HTTP status 500");
    assertThat(run("deliveries", "j1", "--json")).isZero();
    assertThat(terminal.said()).startsWith("[{").contains("\"attempts\":2");
  }

  private int run(String... arguments) {
    terminal = new Terminal(root, false);
    return terminal.run(farm, arguments);
  }
}
