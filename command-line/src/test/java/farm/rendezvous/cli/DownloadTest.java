package farm.rendezvous.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.StubFarm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DownloadTest {
  private static final String JOB = "/api/v1/jobs/j1";

  @TempDir private Path root = Path.of("");
  private final StubFarm farm = new StubFarm();
  private Terminal terminal = new Terminal(root, false);

  @BeforeEach
  void aJobOfThreeFrames() {
    farm.answers("GET " + JOB, 200, StubFarm.job("completed", 3, 0))
        .answers(
            "GET " + JOB + "/frames?limit=1000",
            200,
            "{\"items\":[" + frame(1) + "," + frame(2) + "," + frame(3) + "]}");
  }

  @AfterEach
  void end() {
    farm.close();
  }

  @Test
  void allFramesComeInOneArchive() throws IOException {
    farm.answers("GET " + JOB + "/frames.zip", 200, zip("one", "two", "three"));

    assertThat(run("download", "j1", "here")).isZero();

    assertThat(root.resolve("here/f1.png")).hasContent("one");
    assertThat(root.resolve("here/f3.png")).hasContent("three");
    assertThat(terminal.said()).contains("3 frames in", "3 of them new");
    try (var files = Files.list(root.resolve("here"))) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void whatIsHereAndRightIsLeft() throws IOException {
    Path here = Files.createDirectory(root.resolve("j1"));
    Files.writeString(here.resolve("f1.png"), "one");
    Files.writeString(here.resolve("f2.png"), "tw");
    Files.writeString(here.resolve("f3.png"), "three");
    farm.answers("GET " + JOB + "/frames/2/image", 200, "two");

    assertThat(run("download", "j1", "--json")).isZero();

    assertThat(here.resolve("f2.png")).hasContent("two");
    assertThat(terminal.said()).contains("\"frames\":3,\"fetched\":1,\"wrong\":[]");
  }

  @Test
  void whatComesWrongIsNotKept() throws IOException {
    farm.answers("GET " + JOB + "/frames.zip", 200, zip("one", "tvo", "three"))
        .answers("GET " + JOB + "/frames/2/image", 200, "still wrong");

    assertThat(run("download", "j1")).isEqualTo(1);

    assertThat(root.resolve("j1/f1.png")).exists();
    assertThat(root.resolve("j1/f2.png")).doesNotExist();
    assertThat(terminal.complained()).contains("Frame 2 did not come as it was rendered");
  }

  @Test
  void anImageThatTheFarmRefusesKeepsNoOtherAway() throws IOException {
    farm.answers("GET " + JOB + "/frames.zip", 409, "{\"detail\":\"No zip.\"}")
        .answers("GET " + JOB + "/frames/1/image", 404, "{\"detail\":\"It is not there.\"}")
        .answers("GET " + JOB + "/frames/2/image", 200, "two")
        .answers("GET " + JOB + "/frames/3/image", 200, "three");

    assertThat(run("download", "j1")).isEqualTo(1);

    assertThat(terminal.said()).contains("2 of them new");
    assertThat(terminal.complained()).contains("Frame 1 did not come");
  }

  @Test
  void anArchiveThatBreaksOffIsGoneOnWithOneByOne() throws IOException {
    byte[] whole = zip("one", "two", "three");
    farm.breaksOff("GET " + JOB + "/frames.zip", Arrays.copyOf(whole, whole.length / 2))
        .answers("GET " + JOB + "/frames/1/image", 200, "one")
        .answers("GET " + JOB + "/frames/2/image", 200, "two")
        .answers("GET " + JOB + "/frames/3/image", 200, "three");

    assertThat(run("download", "j1")).isZero();

    try (var files = Files.list(root.resolve("j1"))) {
      assertThat(files).hasSize(3);
    }
  }

  @Test
  void aConnectionThatBreaksIsNoFaultOfTheFolder() throws IOException {
    farm.breaksOff("GET " + JOB + "/frames.zip", new byte[0])
        .breaksOff("GET " + JOB + "/frames/1/image", "on".getBytes(UTF_8))
        .breaksOff("GET " + JOB + "/frames/2/image", "tw".getBytes(UTF_8))
        .breaksOff("GET " + JOB + "/frames/3/image", "thre".getBytes(UTF_8));

    assertThat(run("download", "j1")).isEqualTo(3);

    assertThat(terminal.complained()).contains("No farm to be reached");
    try (var files = Files.list(root.resolve("j1"))) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void anUnknownJobIsAWrongCall() {
    farm.answers("GET /api/v1/jobs/j2", 404, "{\"detail\":\"There is no job of this id.\"}");

    assertThat(run("download", "j2")).isEqualTo(2);
  }

  @Test
  void verifyingSaysWhatIsBroken() {
    farm.answers(
        "POST " + JOB + "/verify",
        200,
        "{\"checked\":3,\"broken\":[{\"frame\":2,\"problem\":\"f2.png is not there\"}],"
            + "\"requeued\":[2],\"complete\":true}");

    assertThat(run("verify", "j1")).isEqualTo(1);
    assertThat(terminal.said()).contains("3 frames read, 1 broken", "Frame 2: f2.png is not there");
  }

  @Test
  void verifyingFindsAllWell() {
    farm.answers(
        "POST " + JOB + "/verify",
        200,
        "{\"checked\":3,\"broken\":[],\"requeued\":[],\"complete\":true}");

    assertThat(run("verify", "j1")).isZero();
    assertThat(terminal.said()).contains("all as they were rendered");
  }

  private int run(String... arguments) {
    terminal = new Terminal(root, false);
    return terminal.run(farm, arguments);
  }

  private static String frame(int number) {
    String content = new String[] {"one", "two", "three"}[number - 1];
    return "{\"frame\":%d,\"state\":\"completed\",\"attempts\":1,\"file\":\"f%d.png\",\"sha256\":\"%s\"}"
        .formatted(number, number, sha256(content));
  }

  private static String sha256(String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] zip(String... contents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < contents.length; i++) {
        zip.putNextEntry(new ZipEntry("f" + (i + 1) + ".png"));
        zip.write(contents[i].getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
