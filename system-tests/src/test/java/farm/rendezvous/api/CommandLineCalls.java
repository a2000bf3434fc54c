package farm.rendezvous.api;

import static farm.rendezvous.api.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import farm.rendezvous.localfarm.LocalFarm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that can be done with a farm, done with the command line, from a folder of its own. */
@SuppressWarnings("NullAway.Init")
abstract class CommandLineCalls extends Calls {

  private static final Path ROOT =
      Path.of(System.getProperty("rendezvous.root", "..")).toAbsolutePath().normalize();

  private String url;

  @TempDir private Path here;

  /** How a command ended. */
  private record Ended(int code, String said, String complained) {}

  @BeforeEach
  void address(LocalFarm local) {
    url = local.orchestratorUrl().toString();
  }

  @Test
  void aJobIsSubmittedWatchedFetchedCheckedRenderedAgainAndDeleted() throws Exception {
    String id = submit("1-3", "--name", "by command");

    assertThat(done("watch", id)).contains("completed");
    assertThat(done("jobs")).contains(id).contains("by command");
    assertThat(done("jobs", "--json")).contains(id);
    assertThat(done("jobs", "--state", "completed", "-q", "by command")).contains(id);
    assertThat(done("jobs", "--state", "canceled", "-q", "by command")).doesNotContain(id);
    assertThat(done("download", id, "frames")).contains("3 frames in").contains("3 of them new");
    assertThat(here.resolve("frames/blender-render_0002.png")).isNotEmptyFile();
    assertThat(done("download", id, "frames")).contains("0 of them new");
    assertThat(done("verify", id)).contains("3 frames read, all as they were rendered");
    assertThat(done("log", id, "1")).contains("Blender");
    assertThat(done("frames", id).lines()).hasSize(4).last().asString().contains("completed");
    assertThat(done("frames", id, "2")).contains("blender-render_0002.png");
    assertThat(done("image", id, "2")).contains("blender-render_0002.png");
    assertThat(here.resolve("blender-render_0002.png"))
        .hasSameBinaryContentAs(here.resolve("frames/blender-render_0002.png"));
    assertThat(done("thumbnail", id, "2", "small.jpg")).contains("small.jpg");
    assertThat(here.resolve("small.jpg")).isNotEmptyFile();
    assertThat(done("movie", id, "shot.mp4")).contains("shot.mp4");
    assertThat(here.resolve("shot.mp4")).isNotEmptyFile();
    assertThat(done("contact-sheet", id)).contains(id + ".png");
    assertThat(here.resolve(id + ".png")).isNotEmptyFile();
    assertThat(done("setbacks", id)).contains("failures").doesNotContain("kept away");
    assertThat(done("deliveries", id)).contains("receiver");
    assertThat(done("requeue", id, "2")).contains("1 frames to render");
    assertThat(done("watch", id)).contains("completed");
    assertThat(done("delete", id)).isNotBlank();

    assertThat(run("watch", id).code()).isEqualTo(2);
  }

  @Test
  void aFileOfThisMachineIsSentAndTwoJobsAreWatched() throws Exception {
    Files.copy(ROOT.resolve("blend/files/demo.blend"), here.resolve("mine.blend"));

    String sent = done("submit", "mine.blend", "1", "--resolution", "10", "--samples", "1").strip();
    String other = submit("1");

    assertThat(done("watch", sent, other)).contains("mine.blend  ", "demo.blend  ");
    assertThat(job(sent).path("state").asText()).isEqualTo("completed");
    Ended nothing = run("setbacks", sent, "--forgive", "node-1");
    assertThat(nothing.code()).as("there is nothing to forgive").isEqualTo(2);
    assertThat(nothing.complained()).contains("No node of this name has failed");
  }

  @Test
  void aJobIsPausedChangedResumedAndCanceled() throws Exception {
    String id = submit("1-500");

    assertThat(done("pause", id)).contains("pause");
    eventually("a paused job", () -> job(id), job -> job.path("state").asText().equals("paused"));
    assertThat(done("change", id, "--priority", "7", "--name", "renamed")).contains("7");
    assertThat(job(id).path("name").asText()).isEqualTo("renamed");
    assertThat(done("resume", id)).isNotBlank();
    assertThat(done("cancel", id)).contains("cancel");
    assertThat(run("watch", id).code()).as("a canceled job is not done").isEqualTo(1);
    assertThat(done("delete", id)).isNotBlank();
  }

  @Test
  void nodesAreListedAndTold() throws Exception {
    assertThat(done("nodes")).contains("node-1").contains("node-2");

    assertThat(done("nodes", "pause", "node-2")).contains("told to pause");
    assertThat(done("nodes", "drain", "node-2")).contains("told to drain");
    assertThat(done("nodes", "resume", "node-2")).contains("told to resume");
  }

  @Test
  void whatChangesIsToldUntilItIsInterrupted() throws Exception {
    Process events = start("events");
    try (BufferedReader said = events.inputReader(StandardCharsets.UTF_8)) {
      String id =
          eventually(
              "a job that is told of",
              () -> submitted(Map.of("frames", "1")),
              submitted -> ready(said));

      String line = said.readLine();
      while (line != null && !line.contains(id)) {
        line = said.readLine();
      }
      assertThat(line).contains(id);
    } finally {
      events.destroy();
    }
  }

  @Test
  void whatIsWrongIsSaidWithAnExitCode() throws Exception {
    Ended refused = run("submit", "demo.blend", "9-1");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.complained()).contains("frames");

    Ended away = ended(start(List.of("jobs", "--url", "http://127.0.0.1:9")));
    assertThat(away.code()).isEqualTo(3);
    assertThat(away.complained()).contains("http://127.0.0.1:9");
  }

  private String submit(String frames, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("submit", "demo.blend", frames, "--resolution", "10"));
    command.addAll(List.of("--samples", "1"));
    command.addAll(List.of(options));
    return done(command.toArray(String[]::new)).strip();
  }

  private JsonNode job(String id) {
    return json(wire.get("/api/v1/jobs/" + id).body());
  }

  private String done(String... command) throws Exception {
    Ended ended = run(command);
    assertThat(ended.code()).as("%s", ended).isZero();
    return ended.said();
  }

  private Ended run(String... command) throws Exception {
    return ended(start(command));
  }

  private static Ended ended(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String complained = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said, complained);
  }

  private static boolean ready(BufferedReader reader) {
    try {
      return reader.ready();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Process start(String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--url", url));
    return start(arguments);
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Drendezvous.root=" + ROOT);
    command.add("-cp");
    command.add(
        ROOT.resolve("command-line/target/rendezvous.jar")
            + ":"
            + ROOT.resolve("command-line/target/lib")
            + "/*");
    command.add("farm.rendezvous.cli.Rendezvous");
    command.addAll(arguments);
    return new ProcessBuilder(command).directory(here.toFile()).start();
  }
}
