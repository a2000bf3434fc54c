package farm.rendezvous.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"node-1", "a", "render.example.org", "9", "A-1.b"})
  void takesAHostName(String name) {
    assertThat(named(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-node", ".node", "a b", "a|b", "a'b", "a/b", "a_b", "ä", "a\n"})
  void refusesANameThatBreaksASelectorOrAFileName(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(name))
        .withMessage("NODE_NAME is '%s': letters, digits, dots and hyphens, at most 63", name);
  }

  @Test
  void refusesANameThatIsTooLong() {
    assertThat(named("a".repeat(63)).name()).hasSize(63);
    assertThatIllegalArgumentException().isThrownBy(() -> named("a".repeat(64)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65})
  void refusesSlots(int slots) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NodeSettings("n", slots, "/b", "x", "/o", 0))
        .withMessage("SLOTS is " + slots + ": 1 to 64");
  }

  @Test
  void findsTheDefaultFileBelowTheFolderOrWhereItSays() {
    assertThat(new NodeSettings("n", 1, "/b", "x.blend", "/o", 0).blendFile())
        .isEqualTo(Path.of("/b/x.blend"));
    assertThat(new NodeSettings("n", 1, "/b", "/c/x.blend", "/o", 0).blendFile())
        .isEqualTo(Path.of("/c/x.blend"));
  }

  @Test
  void makesPathsAbsolute() {
    NodeSettings relative = new NodeSettings("n", 1, "b", "x", "../o", 0);
    Path here = Path.of("").toAbsolutePath();

    assertThat(relative.blendFolder()).isEqualTo(here.resolve("b"));
    assertThat(relative.outputFolder()).isEqualTo(here.resolveSibling("o"));
  }

  private static NodeSettings named(String name) {
    return new NodeSettings(name, 1, "/b", "x", "/o", 0);
  }
}
