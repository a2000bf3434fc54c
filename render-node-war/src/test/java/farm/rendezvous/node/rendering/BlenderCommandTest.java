package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlenderCommandTest {

  private static final Path WORKER = Path.of("/opt/worker.py");

  @Test
  void switchesScriptsOffAndTakesOnlyTheWorker() {
    assertThat(BlenderCommand.warm("blender", 2, WORKER, "@mark").arguments())
        .containsExactly(
            "setsid",
            "setpriv",
            "--pdeathsig",
            "KILL",
            "nice",
            "-n",
            "10",
            "blender",
            "-b",
            "-noaudio",
            "-Y",
            "--python-exit-code",
            "97",
            "-t",
            "2",
            "-P",
            "/opt/worker.py",
            "--",
            "@mark");
  }

  @Test
  void rendersFramesInARowAsTheTutorialDoes() {
    assertThat(cold("Shot", 3, 4, 5))
        .containsExactly(
            "/b/a.blend",
            "-t",
            "2",
            "-S",
            "Shot",
            "-P",
            "/opt/cold.py",
            "-o",
            "/o/frame_####",
            "-s",
            "3",
            "-e",
            "5",
            "-j",
            "1",
            "-a",
            "--",
            "{}",
            "/o/nodes",
            "@mark");
  }

  @Test
  void rendersOtherFramesByTheirNumbers() {
    assertThat(cold(null, 1, 5, 9)).containsSubsequence("-f", "1,5,9", "--").doesNotContain("-a");
    assertThat(cold(null, 2, 1)).containsSubsequence("-f", "2,1", "--");
    assertThat(cold(null, 7)).containsSubsequence("-s", "7", "-e", "7", "-a").doesNotContain("-S");
  }

  private static List<String> cold(@Nullable String scene, Integer... frames) {
    return cold("blender", Path.of("/b/a.blend"), scene, List.of(frames)).work();
  }

  private static BlenderCommand cold(
      String blender, Path file, @Nullable String scene, List<Integer> frames) {
    return BlenderCommand.cold(
        blender,
        file,
        2,
        scene,
        Path.of("/opt/cold.py"),
        Path.of("/o/frame_"),
        frames,
        List.of("{}", "/o/nodes", "@mark"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/b/-b.blend",
        "/b/$(touch x).blend",
        "/b/`touch x`;rm -rf y&.blend",
        "/b/new\nline.blend",
        "/b/it's \"quoted\" \\ here.blend",
        "/b/snow ☃ and 🎬.blend",
        "/b/-- -P evil.py.blend",
        "/b/*?[a].blend"
      })
  void handsAHostileNameOverAsOneArgument(String name) throws Exception {
    BlenderCommand command = cold("/opt/my blender", Path.of(name), null, List.of(1));

    assertThat(command.arguments()).containsOnlyOnce(name).contains("/opt/my blender");
    assertThat(asAShellReads(command.pasteable())).isEqualTo(command.arguments());
  }

  private static List<String> asAShellReads(String line) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("/bin/sh", "-c", "for a in " + line + "; do printf '%s\\0' \"$a\"; done")
            .start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    List<String> words = new ArrayList<>(List.of(output.split("\0", -1)));
    words.remove(words.size() - 1);
    return words;
  }
}
