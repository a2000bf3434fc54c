package farm.rendezvous.movies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                    Duration.ofMinutes(1),
                    () -> true))
        .isInstanceOf(MovieFailedException.class)
        .hasMessage("ffmpeg ended with 3: no such codec");
  }

  @Test
  void itIsEndedWhenItTakesTooLong() {
    assertThatThrownBy(
            () ->
                Ffmpeg.run(
                    List.of("sleep", "100"),
                    folder.resolve("words"),
                    Duration.ofMillis(100),
                    () -> true))
        .isInstanceOf(MovieFailedException.class)
        .hasMessageContaining("stopped after PT0.1S");
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  @Test
  void orWhenNobodyWantsTheMovieAnyMore() {
    assertThatThrownBy(
            () ->
                Ffmpeg.run(
                    List.of("sleep", "100"),
                    folder.resolve("words"),
                    Duration.ofHours(1),
                    () -> false))
        .isInstanceOf(MovieFailedException.class)
        .hasMessageContaining("nobody wants the movie any more");
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  private static FfmpegCommand command(boolean openExr, @Nullable String layer) {
    return new FfmpegCommand(
        "ffmpeg", Path.of("/out/list.txt"), openExr, layer, "25", Path.of("/out/movie.part"));
  }
}
