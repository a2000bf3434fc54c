package farm.rendezvous.orchestrator.blends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other people's .blend files use; skipped where there are none. */
final class LinkedFilesTest {

  private static final Path SAMPLES =
      Path.of("..", "..", "shared", "blends").toAbsolutePath().normalize();

  @BeforeEach
  void mustBeThere() {
    assumeTrue(Files.isDirectory(SAMPLES), SAMPLES + " is there");
  }

  @ParameterizedTest
  @CsvSource({
    "real/bowling/game_bowling.blend, real/bowling/pin.blend",
    "real/suzanne/scenes/02_suzanne.blend, .blend",
    "real/file linking/01 - basic linking.blend, .blend",
    "real/tilesheet/tilesheet.blend, .png",
  })
  void findsLibrariesAndTextures(String file, String used) throws Exception {
    List<String> found = new LinkedFiles(SAMPLES).of(file);

    assertThat(found)
        .contains(file)
        .hasSizeGreaterThan(1)
        .filteredOn(name -> !name.equals(file))
        .anyMatch(name -> name.endsWith(used));
  }

  @Test
  void aFileThatUsesNothingIsAlone() throws Exception {
    assertThat(new LinkedFiles(SAMPLES).of("bench/tiny.blend")).containsExactly("bench/tiny.blend");
  }

  @ParameterizedTest
  @CsvSource({"hostile/h02_truncated.blend", "hostile/h03_random_with_header.blend"})
  void aDamagedFileIsAloneToo(String file) throws Exception {
    assertThat(new LinkedFiles(SAMPLES).of(file)).containsExactly(file);
  }
}
