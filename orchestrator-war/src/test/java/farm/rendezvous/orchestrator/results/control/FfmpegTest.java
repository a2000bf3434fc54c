package farm.rendezvous.orchestrator.results.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.Inspection;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FfmpegTest {

  @TempDir private Path folder;

  @Test
  void pngsAreTakenAsTheyAre() {
    List<String> arguments = command(false, null).arguments();

    assertThat(arguments)
        .startsWith("setpriv", "--pdeathsig", "KILL", "nice", "-n", "10", "ffmpeg")
        .containsSubsequence("-f", "concat", "-safe", "0", "-i", "/out/list.txt")
        .containsSubsequence("-r", "25")
        .endsWith("-movflags", "+faststart", "-f", "mp4", "/out/movie.part")
        .doesNotContain("-apply_trc", "-layer");
  }

  @Test
  void openExrIsTurnedIntoWhatScreensShow() {
    assertThat(command(true, "ViewLayer.Combined").arguments())
        .containsSubsequence(
            "-apply_trc", "iec61966_2_1", "-layer", "ViewLayer.Combined", "-i", "/out/list.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"24", "23.976", "30000/1001", "0.5", "240"})
  void aFrameRateIsTakenAsItIsWritten(String text) {
    assertThat(FrameRate.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "241", "-1", "abc", "24;rm", "1/0", "24/1/1", "1e2", "NaN", "24,setpts=1"})
  void whatIsNoFrameRateIsRefusedByName(String text) {
    assertThatThrownBy(() -> FrameRate.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("fps: ");
  }

  @ParameterizedTest
  @CsvSource({"25, 25", "29.97, 29.97", "0.5, 0.5", "23.9764, 23.976", "0.01, 24", "1000, 24"})
  void withoutAFrameRateItIsThatOfTheScene(double fps, String text) {
    assertThat(FrameRate.choose(null, scene(fps)).text()).isEqualTo(text);
    assertThat(FrameRate.choose("12", scene(fps)).text()).isEqualTo("12");
  }

  private static Inspection scene(double fps) {
    return new Inspection("Scene", List.of(), List.of(), 1, 10, 1, fps, 64, 36, "CYCLES", "3.4.1");
  }

  @Test
  void withoutAFrameRateAndASceneItIsBlendersOwn() {
    assertThat(FrameRate.choose(null, null).text()).isEqualTo("24");
  }

  @Test
  void aProgramIsLookedForOnThePath() throws Exception {
    Path program = Files.writeString(folder.resolve("ffmpeg"), "#!/bin/sh\n");
    Map<String, String> path = Map.of("PATH", "/nowhere:" + folder);
    assertThat(Ffmpeg.exists("ffmpeg", path)).as("it cannot be run").isFalse();

    assertThat(program.toFile().setExecutable(true)).isTrue();

    assertThat(Ffmpeg.exists("ffmpeg", path)).isTrue();
    assertThat(Ffmpeg.exists(program.toString(), Map.of())).isTrue();
    assertThat(Ffmpeg.exists("ffmpeg", Map.of())).isFalse();
  }

  @Test
  void whatItSaysIsTheReasonOfAFailure() {
    assertThatThrownBy(
            () ->
                Ffmpeg.run(
                    List.of("sh", "-c", "echo no such codec; exit 3"),
                    folder.resolve("words"),
                    Duration.ofMinutes(1)))
        .isInstanceOf(MovieFailedException.class)
        .hasMessage("ffmpeg ended with 3: no such codec");
  }

  @Test
  void itIsEndedWhenItTakesTooLong() {
    assertThatThrownBy(
            () ->
                Ffmpeg.run(
                    List.of("sleep", "100"), folder.resolve("words"), Duration.ofMillis(100)))
        .isInstanceOf(MovieFailedException.class)
        .hasMessageContaining("stopped after PT0.1S");
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  private static FfmpegCommand command(boolean openExr, @Nullable String layer) {
    return new FfmpegCommand(
        "ffmpeg",
        Path.of("/out/list.txt"),
        openExr,
        layer,
        FrameRate.parse("25"),
        Path.of("/out/movie.part"));
  }
}
