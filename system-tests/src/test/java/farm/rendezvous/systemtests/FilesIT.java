package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files as people have them, and files that mean harm: shared/blends beside the repository, where
 * it is there. Each ends as its table says, and the farm goes on. They are accepted unseen; what is
 * refused after a look into them is the business of PreflightIT.
 */
class FilesIT {

  private static @Nullable TestFarm farm;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path blends = TestFarm.root().resolveSibling("shared").resolve("blends");
    assumeTrue(Files.isDirectory(blends), blends + " is there");
    farm =
        TestFarm.start(
            TestFarm.options(folder)
                .withBlend(blends)
                .withEnvironment(Map.of("PREFLIGHT_TIMEOUT", "PT0S")));
  }

  @AfterAll
  static void stop() {
    if (farm != null) {
      farm.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "real/bmw27/bmw27.blend, 1, 5",
    "real/bowling/game_bowling.blend, 1, 25",
    "real/tilesheet/tilesheet.blend, 1-2, 25",
    "real/softbody/physics_softbody.blend, 1-2, 25",
    "real/file linking/01 - basic linking.blend, 1-2, 25",
    "real/compositor/compositor_normals_depth.blend, 1-2, 25",
    "real/suzanne/scenes/02_suzanne.blend, 1, 25",
    "bench/uniform.blend, 1-2, 25",
    "bench/tiny.blend, 1-12, 100",
    "hostile/good.blend, 1-5, 100",
    "hostile/h06_autoexec_marker.blend, 1-2, 100",
    "hostile/h06b_driver_marker.blend, 1-2, 100",
    "hostile/h07_handler_raises.blend, 1-2, 100",
    "hostile/h10_abort_handler.blend, 1-5, 100",
    "hostile/h10b_exit0_on_load.blend, 1-2, 100",
    "hostile/h18_no_overwrite_placeholder.blend, 1-2, 100",
    "hostile/h21_exr_multilayer.blend, 1-2, 100",
    "hostile/h23_missing_library.blend, 1-2, 100",
  })
  void rendersWhatIsFit(String file, String frames, int resolutionPercent) throws Exception {
    Job job = farm().submit(Jobs.file(file, frames, resolutionPercent));

    farm().awaitEnd(job);

    farm().assertComplete(job);
  }

  @ParameterizedTest
  @CsvSource({
    "hostile/h01_zero_bytes.blend, is empty",
    "hostile/h04_text.blend, is no .blend file",
    "real/newer/39_iridescence.blend, was saved by Blender 5",
    "real/newer/01_alpha_animation.blend, was saved by Blender 4.5",
  })
  void refusesWhatTheHeaderShowsToBeUnfit(String file, String why) {
    assertThatThrownBy(() -> farm().submit(Jobs.file(file, "1-2", 25)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("file")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "hostile/h02_truncated.blend, cut off or damaged",
    "hostile/h03_random_with_header.blend, cut off or damaged",
    "hostile/h05_no_camera.blend, no camera",
    "hostile/h20_denoise_on.blend, OpenImageDenoise",
  })
  void failsWithTheReasonWhatBlenderCannotRender(String file, String why) {
    Job ended = farm().awaitEnd(farm().submit(Jobs.file(file, "1-2", 25)));

    assertThat(ended.state()).isEqualTo("failed");
    assertThat(String.valueOf(ended.problem())).contains(why);
    assertThat(farm().client().frames(ended.id()))
        .allSatisfy(frame -> assertThat(String.valueOf(frame.problem())).contains(why));
  }

  @Test
  void rendersWithDenoisingOffWhereTheJobSaysSo() throws Exception {
    Job job = farm().submit(Jobs.notDenoised("hostile/h20_denoise_on.blend", "1-2"));

    farm().awaitEnd(job);

    farm().assertComplete(job);
  }

  @Test
  void oneBadFrameStaysOneBadFrame() throws Exception {
    Job job = farm().submit(Jobs.file("hostile/h26_poison_frame3_denoise.blend", "1-5", 100));

    Job ended = farm().awaitEnd(job);

    Map<Integer, String> states =
        farm().client().frames(job.id()).stream()
            .collect(Collectors.toMap(Frame::frame, Frame::state));
    assertThat(states)
        .isEqualTo(
            Map.of(1, "completed", 2, "completed", 3, "failed", 4, "completed", 5, "completed"));
    assertThat(String.valueOf(ended.problem())).contains("frame 3");
    farm().assertFinishedFramesAreInPlace(job);
  }

  @Test
  void saysThatALibraryIsMissing() {
    Job ended =
        farm().awaitEnd(farm().submit(Jobs.file("hostile/h23_missing_library.blend", "1", 25)));

    assertThat(String.valueOf(ended.others().get("warnings"))).contains("library");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PNG", "JPEG", "TIFF", "WEBP", "OPEN_EXR", "OPEN_EXR_MULTILAYER"})
  void rendersEveryFormat(String format) throws Exception {
    Job job = farm().submit(Jobs.file("hostile/h21_exr_multilayer.blend", "1-2", 100, format));

    farm().awaitEnd(job);

    farm().assertComplete(job);
  }

  @Test
  void fileOutputNodesWriteIntoTheJobsFolderOnly() throws Exception {
    Job job = farm().submit(Jobs.file("real/compositor/compositor_normals_depth.blend", "1-2", 25));

    farm().awaitEnd(job);

    farm().assertComplete(job);
    List<Path> nodeFiles;
    try (var files = Files.walk(farm().output().resolve(job.id()).resolve("nodes"))) {
      nodeFiles = files.filter(Files::isRegularFile).toList();
    }
    assertThat(nodeFiles).hasSizeGreaterThanOrEqualTo(2);
  }

  private static TestFarm farm() {
    return java.util.Objects.requireNonNull(farm);
  }
}
