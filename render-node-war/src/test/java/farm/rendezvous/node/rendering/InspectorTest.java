package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.InspectionAnswer;
import farm.rendezvous.messages.InspectionAnswer.Inspected;
import farm.rendezvous.messages.InspectionAnswer.NotInspected;
import farm.rendezvous.messages.InspectionAnswer.Unfit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of files before anything is rendered, by a real Blender. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class InspectorTest {

  @TempDir private Path folder;

  @Test
  void tellsWhatTheFileSaysWhateverTheJobWants() throws Exception {
    MadeBlends.withTwoScenes(folder.resolve("blends/two.blend"));
    try (RenderRoom room = room()) {
      InspectionAnswer answer = room.inspect("two.blend", SMALL.scene("Other"));

      assertThat(answer).isInstanceOf(Inspected.class);
      Inspected inspected = (Inspected) answer;
      assertThat(inspected.node()).isEqualTo("node-1");
      assertThat(inspected.warnings()).isEmpty();
      assertThat(inspected.found().scene()).isEqualTo("Other");
      assertThat(inspected.found().scenes()).containsExactly("Other", "Scene");
      assertThat(inspected.found().cameras()).containsExactly("Second", "Third");
      assertThat(inspected.found().firstFrame()).isEqualTo(11);
      assertThat(inspected.found().lastFrame()).isEqualTo(20);
      assertThat(inspected.found().frameStep()).isEqualTo(3);
      assertThat(inspected.found().fps()).isEqualTo(29.97);
      assertThat(inspected.found().width()).isEqualTo(200);
      assertThat(inspected.found().height()).isEqualTo(100);
      assertThat(inspected.found().engine()).isEqualTo("BLENDER_WORKBENCH");
      assertThat(inspected.found().blender()).isEqualTo("3.4.1");
      assertThat(room.files()).isEmpty();
      room.awaitNoBlender();
    }
  }

  @Test
  void warnsInTheWordsThatTheAttemptHasLater() throws Exception {
    MadeBlends.withTexture(folder.resolve("blends/shots/textured.blend"), "//../tex/wood.png");
    try (RenderRoom room = room()) {
      List<String> warnings = ((Inspected) room.inspect("shots/textured.blend", SMALL)).warnings();
      room.render("shots/textured.blend", SMALL, 1);

      assertThat(warnings)
          .containsExactly("Image 'wood' is missing its file //../tex/wood.png (tex/wood.png).")
          .isEqualTo(room.warnings());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          h02_truncated  | UNFIT_FILE    | file    | the .blend file is cut off or damaged: copy it again (Missing DNA block)
          h05_no_camera  | UNFIT_FILE    | camera  | The scene 'Scene' has no camera.
          h20_denoise_on | UNFIT_BLENDER | denoise | The scene 'Scene' has denoising on, but this Blender was built without OpenImageDenoise: submit with denoise false, or use nodes whose Blender has it.
          """)
  void saysWhatMakesEachFrameFail(String name, FailureReason reason, String setting, String problem)
      throws Exception {
    try (RenderRoom room =
        new RenderRoom(folder, TestBlends.folder("hostile"), RenderRoom.BLENDER)) {
      Unfit unfit = (Unfit) room.inspect(name + ".blend", SMALL);

      assertThat(unfit.reason()).isEqualTo(reason);
      assertThat(unfit.setting()).isEqualTo(setting);
      assertThat(unfit.problem()).isEqualTo(problem);
    }
  }

  @Test
  void namesTheSceneThatIsNotThere() throws Exception {
    try (RenderRoom room = RenderRoom.withDemo(folder)) {
      Unfit unfit = (Unfit) room.inspect("demo.blend", SMALL.scene("Nope"));

      assertThat(unfit.setting()).isEqualTo("scene");
      assertThat(unfit.problem()).isEqualTo("The file has no scene 'Nope'; it has 'Rendezvous'.");
    }
  }

  @Test
  void knowsNothingOfAFileThatTakesTooLong() throws Exception {
    try (RenderRoom room = RenderRoom.withDemo(folder)) {
      InspectionAnswer answer =
          room.inspect("demo.blend", SMALL.frameTimeout(Duration.ofMillis(1)));

      assertThat(((NotInspected) answer).reason()).isEqualTo(FailureReason.TIMED_OUT);
      room.awaitNoBlender();
    }
  }

  @Test
  void opensNothingWhenTheNodeStops() throws Exception {
    try (RenderRoom room = RenderRoom.withDemo(folder)) {
      room.inspector().close();

      assertThat(((NotInspected) room.inspect("demo.blend", SMALL)).reason())
          .isEqualTo(FailureReason.NODE_TROUBLE);
      room.awaitNoBlender();
    }
  }

  private RenderRoom room() throws IOException {
    Path blends = Files.createDirectories(folder.resolve("blends"));
    return new RenderRoom(folder, blends, RenderRoom.BLENDER);
  }
}
