package farm.rendezvous.orchestrator.results.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Orders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerificationTest {

  private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");

  private static final String SHA256 = "0".repeat(64);

  @TempDir private Path folder;

  @Test
  void whatIsAsItCameIsNotBroken() throws Exception {
    assertThat(Verification.problem(file("frame"), frame("a.png", 5, sha256("frame")))).isEmpty();
  }

  @Test
  void anotherSizeOrOtherContentsOrNothingIsTold() throws Exception {
    assertThat(Verification.problem(file("fram"), frame("a.png", 5, SHA256)))
        .contains("a.png has 4 bytes and had 5");
    assertThat(Verification.problem(file("fRame"), frame("a.png", 5, sha256("frame"))))
        .contains("a.png has other contents than when it was rendered");
    Files.delete(folder.resolve("a.png"));
    assertThat(Verification.problem(folder.resolve("a.png"), frame("a.png", 5, SHA256)))
        .contains("a.png is not there");
  }

  @Test
  void aLinkIsNoFrame() throws Exception {
    Files.createSymbolicLink(folder.resolve("b.png"), file("frame"));

    assertThat(Verification.problem(folder.resolve("b.png"), frame("b.png", 5, sha256("frame"))))
        .contains("b.png is not there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.png", "/etc/passwd", ".attempts", "nodes/a.png", ".."})
  void aNameThatLeadsElsewhereIsNone(String name) {
    assertThatThrownBy(() -> new JobOutput(folder, ID).image(frame(name, 5, SHA256)))
        .isInstanceOf(IllegalStateException.class);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.png"), text);
  }

  private static String sha256(String text) {
    return HexFormat.of().formatHex(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Frame frame(String file, long bytes, String sha256) {
    Frame frame = new Frame(ID, 7, ID);
    frame.complete(
        Orders.aJobOf("1-9"),
        new FrameCompleted(ID, ID, "node-1", 7, 1.0, 100, file, 64, 36, bytes, sha256));
    return frame;
  }
}
