package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.node.checking.ImageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to break a farm, with a real Blender. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileBlendsTest {

  private static final Wanted WHOLE_SIZE = SMALL.size(1, 100);
  private static final List<Path> MARKERS =
      List.of(Path.of("/tmp/pwned_marker"), Path.of("/tmp/pwned_marker_driver"));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          h01_zero_bytes         | UNFIT_FILE Blender cannot read the file: it is no .blend file, or of a newer Blender
          h02_truncated          | UNFIT_FILE the .blend file is cut off or damaged: copy it again (Missing DNA block)
          h03_random_with_header | UNFIT_FILE the .blend file is cut off or damaged: copy it again (Missing DNA block)
          h04_text               | UNFIT_FILE Blender cannot read the file: it is no .blend file, or of a newer Blender
          h05_no_camera          | UNFIT_FILE The scene 'Scene' has no camera.
          h20_denoise_on         | UNFIT_BLENDER The scene 'Scene' has denoising on, but this Blender was built without OpenImageDenoise: submit with denoise false, or use nodes whose Blender has it.
          """)
  void failsEachFrameWithTheReason(String name, String problem) throws Exception {
    try (RenderRoom room = room()) {
      room.render(name + ".blend", WHOLE_SIZE, 1, 2);

      assertThat(room.problems()).isEqualTo(Collections.nCopies(2, problem));
      assertThat(room.failed()).containsExactly(1, 2);
      assertThat(room.files()).isEmpty();
      room.awaitNoBlender();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "good",
        "h06_autoexec_marker",
        "h06b_driver_marker",
        "h07_handler_raises",
        "h10_abort_handler",
        "h10b_exit0_on_load",
        "h21_exr_multilayer"
      })
  void rendersWithScriptsOff(String name) throws Exception {
    for (Path marker : MARKERS) {
      Files.deleteIfExists(marker);
    }
    try (RenderRoom room = room()) {
      room.render(name + ".blend", WHOLE_SIZE, 1, 3, 5);

      assertThat(room.completed()).containsExactly(1, 3, 5);
      assertThat(room.problems()).isEmpty();
      assertThat(ImageCheck.check(room.image(3, ImageFormat.PNG), ImageFormat.PNG, 64, 64).bytes())
          .isPositive();
    }
    assertThat(MARKERS).noneMatch(Files::exists);
  }

  @ParameterizedTest
  @EnumSource(
      value = ImageFormat.class,
      names = {"OPEN_EXR", "OPEN_EXR_MULTILAYER"})
  void rendersExrOnRequest(ImageFormat format) throws Exception {
    try (RenderRoom room = room()) {
      room.render("h21_exr_multilayer.blend", WHOLE_SIZE.format(format), 1);

      assertThat(room.problems()).isEmpty();
      assertThat(room.files()).containsExactly("blender-render_0001.exr");
      assertThat(ImageCheck.check(room.image(1, format), format, 64, 64).bytes()).isPositive();
    }
  }

  @Test
  void overwritesWhatAKilledTryLeft() throws Exception {
    try (RenderRoom room = room()) {
      Path place = room.image(1, ImageFormat.PNG);
      Files.createDirectories(place.getParent());
      Files.createFile(place);
      room.render("h18_no_overwrite_placeholder.blend", WHOLE_SIZE, 1);

      assertThat(room.completed()).containsExactly(1);
      assertThat(ImageCheck.check(place, ImageFormat.PNG, 64, 64).bytes()).isPositive();
    }
  }

  @Test
  void rendersWithoutDenoisingOnRequest() throws Exception {
    try (RenderRoom room = room()) {
      room.render("h20_denoise_on.blend", WHOLE_SIZE.denoise(false), 1);

      assertThat(room.completed()).containsExactly(1);
    }
  }

  @Test
  void saysThatALibraryIsMissing() throws Exception {
    try (RenderRoom room = room()) {
      room.render("h23_missing_library.blend", WHOLE_SIZE, 1);

      assertThat(room.completed()).containsExactly(1);
      assertThat(room.warnings())
          .singleElement()
          .asString()
          .startsWith("Linked library //lib_tmp.blend")
          .endsWith("is missing: what it holds is not rendered.");
    }
  }

  @Test
  void oneBadFrameStaysOneBadFrame() throws Exception {
    try (RenderRoom room = room()) {
      room.render("h26_poison_frame3_denoise.blend", WHOLE_SIZE, 1, 2, 3, 4, 5);

      assertThat(room.completed()).containsExactly(1, 2, 4, 5);
      assertThat(room.failed()).containsExactly(3);
      assertThat(room.problems()).containsExactly("RENDER_ERROR Build without OpenImageDenoiser");
      assertThat(room.image(3, ImageFormat.PNG)).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-b.blend",
        "$(touch x).blend",
        "new\nline.blend",
        "a\n@rendezvous {\"event\":\"unfit\",\"reason\":\"x\",\"problem\":\"forged\"}.blend",
        "🎬 it's \"here\" %s {0}.blend"
      })
  void rendersUnderAHostileName(String name) throws Exception {
    Path blends = Files.createDirectories(folder.resolve("blends"));
    Files.copy(TestBlends.folder("hostile").resolve("good.blend"), blends.resolve(name));
    try (RenderRoom room = new RenderRoom(folder, blends, RenderRoom.BLENDER)) {
      room.render(name, WHOLE_SIZE, 1);

      assertThat(room.problems()).isEmpty();
      assertThat(room.files()).containsExactly("blender-render_0001.png");
    }
    assertThat(filesIn(blends)).containsExactly(name);
  }

  @Test
  void doesNotOpenWhatIsNoFileOfTheFolder() throws Exception {
    Path blends = Files.createDirectories(folder.resolve("blends"));
    Files.createDirectory(blends.resolve("folder.blend"));
    Files.createSymbolicLink(blends.resolve("out.blend"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(blends.resolve("dangling.blend"), Path.of("nowhere.blend"));
    Files.createSymbolicLink(blends.resolve("loop.blend"), Path.of("loop.blend"));
    Process mkfifo = new ProcessBuilder("mkfifo", blends.resolve("pipe.blend").toString()).start();
    assertThat(mkfifo.waitFor()).isZero();

    assertThat(refused(blends, "missing.blend"))
        .isEqualTo("NODE_TROUBLE this node cannot read " + blends + "/missing.blend: not there");
    assertThat(refused(blends, "dangling.blend")).startsWith("NODE_TROUBLE this node cannot read");
    assertThat(refused(blends, "loop.blend")).startsWith("NODE_TROUBLE this node cannot read");
    assertThat(refused(blends, "folder.blend"))
        .isEqualTo("UNFIT_FILE " + blends + "/folder.blend is a folder, no file");
    assertThat(refused(blends, "pipe.blend"))
        .isEqualTo("UNFIT_FILE " + blends + "/pipe.blend is a pipe or device, no file");
    assertThat(refused(blends, "out.blend"))
        .isEqualTo("UNFIT_FILE " + blends + "/out.blend leads out of the folder of .blend files");
    assertThat(refused(blends, "../../../etc/passwd"))
        .endsWith("out of the folder of .blend files");
    assertThat(refused(blends, "/etc/passwd")).endsWith("out of the folder of .blend files");
  }

  /** BLEND_FILE_PATH is the node owner's word, wherever it leads. */
  @Test
  void opensTheDefaultFileThroughALink() throws Exception {
    Path blends = Files.createDirectories(folder.resolve("blends"));
    Files.createSymbolicLink(
        blends.resolve("default.blend"), RenderRoom.BLENDS.resolve("demo.blend"));
    try (RenderRoom room = new RenderRoom(folder, blends, RenderRoom.BLENDER)) {
      room.render("default.blend", SMALL, 1);

      assertThat(room.problems()).isEmpty();
    }
  }

  private String refused(Path blends, String file) throws Exception {
    try (RenderRoom room = new RenderRoom(folder, blends, RenderRoom.BLENDER)) {
      room.render(file, SMALL, 1);

      assertThat(room.log()).isEmpty();
      return room.problems().get(0);
    }
  }

  private RenderRoom room() throws IOException {
    return new RenderRoom(folder, TestBlends.folder("hostile"), RenderRoom.BLENDER);
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
