package farm.rendezvous.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BlendPathTest {
  @TempDir private Path folder = Path.of("");
  private Path blend = folder;

  @BeforeEach
  void makeFiles() throws IOException {
    blend = folder.resolve("blend/files");
    Files.createDirectories(blend.resolve("shots"));
    Files.createFile(blend.resolve("shots/a.blend"));
    Files.createFile(folder.resolve("b.blend"));
  }

  @Test
  void aPathIntoTheBlendFolderIsTranslated() {
    assertThat(from(folder, "blend/files/shots/a.blend")).isEqualTo("shots/a.blend");
    assertThat(from(blend.resolve("shots"), "a.blend")).isEqualTo("shots/a.blend");
    assertThat(from(folder, blend.resolve("shots/a.blend").toString())).isEqualTo("shots/a.blend");
  }

  @Test
  void aPathBelowTheBlendFolderStaysAsTyped() {
    assertThat(from(folder, "shots/a.blend")).isEqualTo("shots/a.blend");
    assertThat(from(folder, "missing.blend")).isEqualTo("missing.blend");
  }

  @Test
  void aFileElsewhereIsSent() {
    BlendPath here = new BlendPath(folder);
    assertThat(here.toUpload(blend, "b.blend")).contains(folder.resolve("b.blend"));
    assertThat(here.toUpload(blend, folder.resolve("b.blend").toString())).isPresent();
    assertThat(here.toUpload(blend, "shots/a.blend")).isEmpty();
    assertThat(here.toUpload(blend, "blend/files/shots/a.blend")).isEmpty();
    assertThat(here.toUpload(blend, "missing.blend")).isEmpty();
    assertThat(here.toUpload("b.blend", Optional.empty())).isPresent();
    assertThat(here.toUpload("shots/a.blend", Optional.empty())).isEmpty();
  }

  @Test
  void whatIsNowhereIsRefused() {
    assertThatThrownBy(() -> from(folder, "/nowhere/b.blend")).isInstanceOf(Unusable.class);
  }

  private String from(Path directory, String typed) {
    return new BlendPath(directory).below(blend, typed);
  }
}
