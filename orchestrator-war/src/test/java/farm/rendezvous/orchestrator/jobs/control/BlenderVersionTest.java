package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BlenderVersionTest {

  @ParameterizedTest
  @CsvSource({
    "3.4, 3.4",
    "3.4.1, 3.4",
    "2.79, 2.79",
    "4.5.0 LTS, 4.5",
    "5.0.0 Alpha, 5.0",
    "12.10, 12.10",
    "Blender 3.4, 0.0",
    "3, 0.0",
    "'', 0.0",
    "3.x, 0.0",
    "99999.1, 0.0",
  })
  void isReadFromWhatNodesAndFilesSay(String text, String version) {
    assertThat(BlenderVersion.parse(text)).hasToString(version);
  }

  @Test
  void isOrderedByNumberNotByText() {
    List<String> ordered =
        Stream.of("4.10", "2.93", "3.0", "10.0", "4.2", "2.8")
            .map(BlenderVersion::parse)
            .sorted()
            .map(BlenderVersion::toString)
            .toList();

    assertThat(ordered).containsExactly("2.8", "2.93", "3.0", "4.2", "4.10", "10.0");
  }
}
