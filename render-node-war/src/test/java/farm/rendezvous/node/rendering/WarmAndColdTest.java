package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameStarted;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both ways of running Blender, with a real one. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class WarmAndColdTest {

  private static final String DEMO = "demo.blend";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(ImageFormat.class)
  void makeTheSamePixels(ImageFormat format) throws Exception {
    Wanted wanted = SMALL.size(4, 25).format(format);
    try (RenderRoom warm = new RenderRoom(warm());
        RenderRoom cold = new RenderRoom(cold())) {
      warm.render(DEMO, wanted, 1, 2).render(DEMO, wanted, 20, 21).render(DEMO, wanted, 3, 9);
      assertThat(warm.log(2)).as("the same Blender").contains("the file is open");
      assertThat(warm.log(3)).contains("the file is open");

      cold.render(DEMO, wanted, 20, 21).render(DEMO, wanted, 3, 9);
      mustBeCold(cold, 20, 21, 3, 9);

      for (int frame : List.of(20, 21, 3, 9)) {
        assertThat(Pixels.of(warm.image(frame, format), format))
            .as("frame %d", frame)
            .isEqualTo(Pixels.of(cold.image(frame, format), format))
            .isNotEqualTo(Pixels.of(warm.image(1, format), format));
      }
    }
  }

  /** In any order: a frame does not depend on those before it. */
  @Test
  void makeTheSamePixelsOfAllThatMoves() throws Exception {
    Wanted wanted = SMALL.size(4, 5);
    Path blends = folder.resolve("blends");
    MadeBlends.withAllMoving(blends.resolve("all.blend"), "frame_step");
    try (RenderRoom warm = new RenderRoom(warm().blends(blends));
        RenderRoom cold = new RenderRoom(cold().blends(blends))) {
      warm.render("all.blend", wanted, 9, 2).render("all.blend", wanted, 5, 7, 4);
      cold.render("all.blend", wanted, 2, 4, 5, 7, 9);

      assertThat(cold.completed()).containsExactly(2, 4, 5, 7, 9);
      for (int frame : cold.completed()) {
        assertThat(Pixels.of(warm.image(frame, wanted.format()), wanted.format()))
            .as("frame %d", frame)
            .isEqualTo(Pixels.of(cold.image(frame, wanted.format()), wanted.format()));
      }
    }
  }

  @Test
  void leaveTheRangeOfTheSceneAsItIsWhereADriverLooksAtIt() throws Exception {
    Path blends = folder.resolve("blends");
    MadeBlends.withAllMoving(blends.resolve("driven.blend"), "frame_end");
    try (RenderRoom warm = new RenderRoom(warm().blends(blends));
        RenderRoom cold = new RenderRoom(cold().blends(blends))) {
      warm.render("driven.blend", SMALL, 2, 5);
      cold.render("driven.blend", SMALL, 2, 5);

      assertThat(warm.completed()).containsExactly(2, 5);
      assertThat(Pixels.of(warm.image(5, SMALL.format()), SMALL.format()))
          .isEqualTo(Pixels.of(cold.image(5, SMALL.format()), SMALL.format()));
    }
  }

  @Test
  void aColdBlenderReportsAsAWarmOneDoes() throws Exception {
    try (RenderRoom cold = new RenderRoom(cold())) {
      cold.render(DEMO, SMALL, 2, 3, 7);

      assertThat(cold.completed()).containsExactly(2, 3, 7);
      assertThat(cold.problems()).isEmpty();
      assertThat(cold.files())
          .containsExactly(
              "blender-render_0002.png", "blender-render_0003.png", "blender-render_0007.png");
      cold.awaitNoBlender();
    }
  }

  @Test
  void aColdBlenderIsEndedAfterTheFrameInWhichItsJobIsPaused() throws Exception {
    try (RenderRoom cold = new RenderRoom(cold())) {
      cold.onReport(
          report -> {
            if (report instanceof FrameStarted) {
              cold.giveWay("the job is paused");
            }
          });

      cold.render(DEMO, SMALL, 1, 2, 3, 4);

      assertThat(cold.completed()).containsExactly(1);
      assertThat(cold.returned()).containsExactly(2, 3, 4);
      cold.awaitNoBlender();
    }
  }

  @Test
  void aColdBlenderSaysWhatIsWrongWithTheFile() throws Exception {
    try (RenderRoom cold = new RenderRoom(cold())) {
      cold.render(DEMO, SMALL.scene("Nope"), 1);

      assertThat(cold.problems())
          .containsExactly("UNFIT_FILE The file has no scene 'Nope'; it has 'Rendezvous'.");
    }
  }

  @Test
  void framesBelowZeroAreRenderedInAnyMode() throws Exception {
    try (RenderRoom cold = new RenderRoom(cold())) {
      cold.render(DEMO, SMALL, -2, -1);

      assertThat(cold.completed()).containsExactly(-2, -1);
    }
  }

  @Test
  void aColdBlenderThatFailsAFrameLeavesTheOthersToAnother() throws Exception {
    Furniture hostile = cold().blends(TestBlends.folder("hostile"));
    try (RenderRoom cold = new RenderRoom(hostile)) {
      cold.render("h26_poison_frame3_denoise.blend", SMALL.size(1, 100), 1, 2, 3, 4, 5);

      assertThat(cold.completed()).containsExactly(1, 2, 4, 5);
      assertThat(cold.problems()).containsExactly("RENDER_ERROR Build without OpenImageDenoiser");
    }
  }

  @Test
  void aColdBlenderBringsWhatFileOutputNodesMake() throws Exception {
    Furniture real = cold().blends(TestBlends.folder("real").resolve("compositor"));
    try (RenderRoom cold = new RenderRoom(real)) {
      cold.render("compositor_normals_depth.blend", SMALL, 1, 2);

      assertThat(cold.problems()).isEmpty();
      assertThat(cold.files())
          .containsExactly(
              "blender-render_0001.png",
              "blender-render_0002.png",
              "nodes/Out1/objects_0001.exr",
              "nodes/Out1/objects_0002.exr");
    }
  }

  /** A defect of ours must not fail a frame that Blender can render. */
  @Test
  void takesAColdBlenderWhereTheWorkerIsBroken() throws Exception {
    Furniture furniture = warm();
    Broken.worker(furniture.scripts(), "raise ValueError('defect')");
    try (RenderRoom room = new RenderRoom(furniture)) {
      room.render(DEMO, SMALL, 1, 2);

      assertThat(room.problems()).isEmpty();
      mustBeCold(room, 1, 2);
      assertThat(room.log()).contains("ValueError: defect");
    }
  }

  @Test
  void takesAColdBlenderWhereTheWorkerFailsInAFrame() throws Exception {
    Furniture furniture = warm();
    Broken.render(furniture.scripts(), "2");
    try (RenderRoom room = new RenderRoom(furniture)) {
      room.render(DEMO, SMALL, 1, 2, 3);

      assertThat(room.problems()).isEmpty();
      assertThat(room.completed()).containsExactly(1, 2, 3);
      assertThat(room.reports(FrameCompleted.class))
          .extracting(done -> done.peakMemoryMiB() == null)
          .as("from frame 2 on without the worker")
          .containsExactly(false, true, true);
      assertThat(room.log()).contains("ZeroDivisionError");
    }
  }

  /** Only the worker tells how much memory a frame took. */
  private static void mustBeCold(RenderRoom room, Integer... frames) {
    assertThat(room.completed()).containsExactly(frames);
    assertThat(room.reports(FrameCompleted.class)).allMatch(done -> done.peakMemoryMiB() == null);
  }

  private Furniture warm() {
    return new Furniture(folder.resolve("warm")).keeping("PT5M");
  }

  private Furniture cold() {
    return new Furniture(folder.resolve("cold")).cold();
  }
}
