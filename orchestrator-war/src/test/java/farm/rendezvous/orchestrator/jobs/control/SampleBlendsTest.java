package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import farm.rendezvous.orchestrator.http.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real .blend files of many versions, and hostile ones. They lie in {@code RENDEZVOUS_BLENDS}
 * (property or environment), or in {@code shared/blends} beside the repository; without them these
 * tests are skipped.
 */
final class SampleBlendsTest {

  private static final Path SAMPLES = samples();

  @BeforeEach
  void samplesAreThere() {
    assumeTrue(Files.isDirectory(SAMPLES), () -> "no sample files in " + SAMPLES);
  }

  @ParameterizedTest
  @CsvSource({
    "bench/skewed.blend, 3.4",
    "bench/tiny.blend, 3.4",
    "bench/uniform.blend, 3.4",
    "hostile/good.blend, 3.4",
    "hostile/h02_truncated.blend, 3.4",
    "hostile/h03_random_with_header.blend, 3.4",
    "hostile/h05_no_camera.blend, 3.4",
    "hostile/h26_poison_frame3_denoise.blend, 3.4",
    "real/bmw27/bmw27.blend, 2.91",
    "real/bowling/game_bowling.blend, 3.3",
    "real/bowling/pin.blend, 2.93",
    "real/compositor/compositor_normals_depth.blend, 2.91",
    "real/file linking/01 - basic linking.blend, 2.81",
    "real/newer/01_alpha_animation.blend, 4.5",
    "real/newer/36_viewport_material_export.blend, 4.5",
    "real/newer/39_iridescence.blend, 5.2",
    "real/softbody/physics_softbody.blend, 2.93",
    "real/suzanne/scenes/02_suzanne.blend, 2.78",
    "real/tilesheet/tilesheet.blend, 2.93",
  })
  void areFoundWithTheVersionThatSavedThem(String path, String version) {
    assumeTrue(Files.exists(SAMPLES.resolve(path)), () -> "no " + path);

    assertThat(new BlendFolder(SAMPLES).find(path)).isEqualTo(new BlendFile(path, version));
  }

  @ParameterizedTest
  @CsvSource({
    "hostile/h01_zero_bytes.blend, is empty (0 bytes)",
    "hostile/h04_text.blend, is no .blend file",
  })
  void areRefusedIfTheirFirstBytesTell(String path, String complaint) {
    assumeTrue(Files.exists(SAMPLES.resolve(path)), () -> "no " + path);

    assertThatThrownBy(() -> new BlendFolder(SAMPLES).find(path))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void areAllAcceptedButThoseTwo() throws IOException {
    List<String> refused;
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      refused =
          files
              .filter(file -> file.toString().endsWith(".blend"))
              .map(file -> SAMPLES.relativize(file).toString())
              .filter(path -> !isAccepted(path))
              .toList();
    }

    assertThat(refused).isSubsetOf("hostile/h01_zero_bytes.blend", "hostile/h04_text.blend");
  }

  private static boolean isAccepted(String path) {
    try {
      return new BlendFolder(SAMPLES).find(path).savedBy() != null;
    } catch (InvalidInputException e) {
      return false;
    }
  }

  private static Path samples() {
    String said = System.getProperty("RENDEZVOUS_BLENDS", System.getenv().get("RENDEZVOUS_BLENDS"));
    return Path.of(Objects.requireNonNullElse(said, "../../shared/blends"))
        .toAbsolutePath()
        .normalize();
  }
}
