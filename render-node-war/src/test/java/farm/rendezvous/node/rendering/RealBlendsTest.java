package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.node.checking.ImageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that people made for other purposes, with a real Blender. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RealBlendsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bmw27/bmw27.blend                         | 5  | 96  | 54 | ''
          bowling/game_bowling.blend                | 10 | 128 | 72 | ''
          tilesheet/tilesheet.blend                 | 5  | 80  | 45 | ''
          softbody/physics_softbody.blend           | 5  | 96  | 54 | The cloth of .* is not baked: .*
          file linking/01 - basic linking.blend     | 10 | 64  | 48 | ''
          compositor/compositor_normals_depth.blend | 10 | 64  | 48 | The rigid body world of .* is not baked: .*
          suzanne/scenes/02_suzanne.blend           | 5  | 96  | 54 | Image .* is missing its file .*\\.hdr.*
          """)
  void rendersWithCycles(String file, int percent, int width, int height, String warning)
      throws Exception {
    try (RenderRoom room = room()) {
      room.render(file, SMALL.size(1, percent), 1);

      assertThat(room.problems()).isEmpty();
      Path image = room.image(1, ImageFormat.PNG);
      assertThat(ImageCheck.check(image, ImageFormat.PNG, width, height).bytes()).isPositive();
      assertThat(String.join("\n", room.warnings())).matches("(?s).*" + warning + ".*");
    }
  }

  @Test
  void rendersTheSceneThatIsAskedFor() throws Exception {
    try (RenderRoom room = room()) {
      room.render("bowling/game_bowling.blend", SMALL.scene("Game"), 1);

      assertThat(room.problems()).isEmpty();
      assertThat(room.log()).contains("Game, ");
    }
  }

  @Test
  void doesNotQuietlyTakeAnotherEngine() throws Exception {
    try (RenderRoom room = room()) {
      room.render("file linking/01 - basic linking.blend", SMALL.engine("file"), 1);

      assertThat(room.problems())
          .singleElement()
          .asString()
          .startsWith("UNFIT_BLENDER the file wants the engine ");
    }
  }

  @Test
  void refusesANewerFileByItsVersionAndOutlivesTheCrashWithoutIt() throws Exception {
    String file = "newer/36_viewport_material_export.blend";
    try (RenderRoom room = room()) {
      room.render(file, SMALL.savedBy("4.5"), 1);
      assertThat(room.problems())
          .singleElement()
          .asString()
          .startsWith("UNFIT_BLENDER the file was saved by Blender 4.5, ");
    }
    try (RenderRoom room = room()) {
      room.render(file, SMALL, 1);
      assertThat(room.problems())
          .containsExactly("BLENDER_CRASHED Blender crashed while it opened the file (exit 139)");
    }
  }

  @Test
  void bringsWhatFileOutputNodesMakeToTheNodesFolder() throws Exception {
    Path blends = Files.createDirectories(folder.resolve("blends"));
    String file = "compositor_normals_depth.blend";
    Files.copy(TestBlends.folder("real").resolve("compositor/" + file), blends.resolve(file));
    try (RenderRoom room = new RenderRoom(folder, blends, RenderRoom.BLENDER)) {
      room.render(file, SMALL, 1, 2);

      assertThat(room.problems()).isEmpty();
      assertThat(room.files())
          .containsExactly(
              "blender-render_0001.png",
              "blender-render_0002.png",
              "nodes/Out1/objects_0001.exr",
              "nodes/Out1/objects_0002.exr");
      Path depth = room.image(1, ImageFormat.PNG).resolveSibling("nodes/Out1/objects_0001.exr");
      assertThat(ImageCheck.check(depth, ImageFormat.OPEN_EXR).bytes()).isPositive();
    }
    assertThat(filesBelow(blends)).containsExactly(file);
  }

  private RenderRoom room() throws IOException {
    return new RenderRoom(folder, TestBlends.folder("real"), RenderRoom.BLENDER);
  }

  private static List<String> filesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> !file.equals(root))
          .map(file -> root.relativize(file).toString())
          .toList();
    }
  }
}
