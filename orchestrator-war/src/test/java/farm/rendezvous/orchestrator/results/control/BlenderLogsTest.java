package farm.rendezvous.orchestrator.results.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BlenderLogsTest {

  private static final UUID JOB = UUID.fromString("00000000-0000-0000-0000-00000000000a");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "frames_0001-0005_node-1_1a2b3c4d.log, 1, 5",
    "frames_-005-0005_node-1_1a2b3c4d.log, -5, 5",
    "frames_-1005--003_node_with_lines_1a2b3c4d.log, -1005, -3",
    "frames_1048000-1048574_node-1_1a2b3c4d.log, 1048000, 1048574",
  })
  void aNameTellsTheFrames(String name, int first, int last) {
    assertThat(LogName.parse(name)).contains(new LogName(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"by-hand_node-1_7.log", "frames_1-x_a.log", "frames_9999999999-9999999999_a.log"})
  void anotherNameTellsNone(String name) {
    assertThat(LogName.parse(name)).isEmpty();
  }

  @Test
  void thoseOfAFrameComeNewestLast() throws Exception {
    log("frames_0003-0003_node-1_cccccccc.log", 3, "again");
    log("frames_0001-0005_node-2_aaaaaaaa.log", 1, "first");
    log("frames_0006-0010_node-2_bbbbbbbb.log", 2, "other");

    assertThat(text(3))
        .isEqualTo(
            """
            ==> frames_0001-0005_node-2_aaaaaaaa.log <==
            first
            ==> frames_0003-0003_node-1_cccccccc.log <==
            again
            """);
    assertThat(text(7)).contains("other").doesNotContain("first");
    assertThat(text(null)).containsSubsequence("first", "other", "again");
    assertThat(text(11)).isEmpty();
  }

  @Test
  void whatIsNoFileOfTheFolderIsNotFollowed() throws Exception {
    log("frames_0001-0005_node-2_aaaaaaaa.log", 1, "first");
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(logs().resolve("frames_0001-0005_node-3_eeeeeeee.log"), secret);
    Files.createDirectory(logs().resolve("frames_0001-0005_node-4_ffffffff.log"));

    assertThat(text(1)).contains("first").doesNotContain("secret");
  }

  @Test
  void aJobThatNoNodeHasBegunHasNone() throws Exception {
    assertThat(text(null)).isEmpty();
  }

  private Path logs() throws IOException {
    return Files.createDirectories(folder.resolve(JOB.toString()).resolve("logs"));
  }

  private void log(String name, long second, String text) throws IOException {
    Path file = Files.writeString(logs().resolve(name), text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000));
  }

  private String text(@Nullable Integer frame) throws IOException {
    List<Path> logs = BlenderLogs.find(new JobOutput(folder, JOB), frame);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BlenderLogs.write(logs, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
