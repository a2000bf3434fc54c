package farm.rendezvous.orchestrator.jobs.control;

import static farm.rendezvous.orchestrator.jobs.control.BlendFiles.HEADER_3_4;
import static farm.rendezvous.orchestrator.jobs.control.BlendFiles.HEADER_5_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BlendHeaderTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "BLENDER-v304, 3.4",
    "BLENDER-v279, 2.79",
    "BLENDER-v300, 3.0",
    "BLENDER-v405, 4.5",
    "BLENDER_v248, 2.48",
    "BLENDER-V293, 2.93",
    "BLENDER17-01v0500, 5.0",
    "BLENDER17-01v0502, 5.2",
    "BLENDER17-01v1203, 12.3",
  })
  void tellsTheVersion(String header, String version) throws IOException {
    assertThat(read(BlendFiles.plain(header))).contains(version);
    assertThat(read(BlendFiles.gzip(header))).contains(version);
    assertThat(read(BlendFiles.zstd(header))).contains(version);
  }

  @Test
  void needsNothingAfterTheHeader() throws IOException {
    assertThat(read(HEADER_3_4)).contains("3.4");
    assertThat(read(HEADER_5_2)).contains("5.2");
  }

  @ParameterizedTest
  @ValueSource(ints = {'\n', '\r', 0x85, 0, 0xff})
  void doesNotMindWhatByteFollows(int follows) throws IOException {
    byte[] file = BlendFiles.plain(HEADER_3_4);
    Arrays.fill(file, HEADER_3_4.length(), file.length, (byte) follows);

    assertThat(read(file)).contains("3.4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "B",
        "BLENDER",
        "BLENDER-v30",
        "BLENDER-vabc",
        "blender-v304",
        " BLENDER-v304",
        "BLENDER17-01v05",
        "#!/bin/sh\ntouch /tmp/x",
        "root:x:0:0:root:/root:/bin/bash",
      })
  void isEmptyForWhatIsNoBlendFile(String text) throws IOException {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void isEmptyForSomethingCompressedThatIsNoBlendFile() throws IOException {
    assertThat(read(BlendFiles.gzip("PK"))).isEmpty();
    assertThat(read(BlendFiles.zstd("PK"))).isEmpty();
  }

  @Test
  void isEmptyForACompressedFileThatIsCutOffAnywhereBeforeTheVersion() throws IOException {
    for (byte[] whole : new byte[][] {BlendFiles.gzip(HEADER_3_4), BlendFiles.zstd(HEADER_3_4)}) {
      for (int length = 0; length < 12; length++) {
        assertThat(read(Arrays.copyOf(whole, length))).as("%d bytes", length).isEmpty();
      }
    }
  }

  @Test
  void isEmptyForACompressedFileThatIsSpoilt() throws IOException {
    for (byte[] whole : new byte[][] {BlendFiles.gzip(HEADER_3_4), BlendFiles.zstd(HEADER_3_4)}) {
      byte[] spoilt = whole.clone();
      Arrays.fill(spoilt, 4, spoilt.length, (byte) 0xff);

      assertThat(read(spoilt)).isEmpty();
    }
  }

  @Test
  void saysSoIfTheFileCannotBeRead() {
    assertThatThrownBy(() -> BlendHeader.version(folder.resolve("gone.blend")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be read");
  }

  private Optional<String> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private Optional<String> read(byte[] bytes) throws IOException {
    return BlendHeader.version(Files.write(folder.resolve("some.blend"), bytes));
  }
}
