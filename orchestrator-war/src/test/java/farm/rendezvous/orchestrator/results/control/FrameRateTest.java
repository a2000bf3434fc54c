package farm.rendezvous.orchestrator.results.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.Inspection;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameRateTest {

  @ParameterizedTest
  @ValueSource(strings = {"24", "23.976", "30000/1001", "0.5", "240"})
  void aFrameRateIsTakenAsItIsWritten(String text) {
    assertThat(FrameRate.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "241", "-1", "abc", "24;rm", "1/0", "24/1/1", "1e2", "NaN", "24,setpts=1"})
  void whatIsNoFrameRateIsRefusedByName(String text) {
    assertThatThrownBy(() -> FrameRate.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("fps: ");
  }

  @ParameterizedTest
  @CsvSource({"25, 25", "29.97, 29.97", "0.5, 0.5", "23.9764, 23.976", "0.01, 24", "1000, 24"})
  void withoutAFrameRateItIsThatOfTheScene(double fps, String text) {
    assertThat(FrameRate.choose(null, scene(fps)).text()).isEqualTo(text);
    assertThat(FrameRate.choose("12", scene(fps)).text()).isEqualTo("12");
  }

  private static Inspection scene(double fps) {
    return new Inspection("Scene", List.of(), List.of(), 1, 10, 1, fps, 64, 36, "CYCLES", "3.4.1");
  }

  @Test
  void withoutAFrameRateAndASceneItIsBlendersOwn() {
    assertThat(FrameRate.choose(null, null).text()).isEqualTo("24");
  }
}
