package farm.rendezvous.orchestrator.files.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InputNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"scene.blend", "tex/wood.png", "a b/ü.blend", "-b.blend", "..a/b..", "$(x).png"})
  void takesPlainNames(String name) {
    assertThat(InputName.trouble(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../x.png",
        "a/../../x",
        "a//b",
        "./a",
        "a/",
        "C:/x.blend",
        "a\\b.png",
        "a\nb.png",
        "a\u0000.png"
      })
  void refusesWhatLeadsElsewhere(String name) {
    assertThat(InputName.trouble(name)).isPresent();
  }

  @Test
  void refusesWhatNoDiskTakes() {
    assertThat(InputName.trouble("ü".repeat(128))).isPresent();
    assertThat(InputName.trouble("a/".repeat(600) + "b")).isPresent();
  }
}
