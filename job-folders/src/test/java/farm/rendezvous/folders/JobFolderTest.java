package farm.rendezvous.folders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.Report.FrameCompleted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobFolderTest {

  @TempDir private Path folder;
  private JobFolder job;

  @BeforeEach
  void makeJob() {
    job = new JobFolder(folder.resolve("job"));
  }

  @Test
  void putsAFrameInItsPlaceAndLeavesNothingElse() throws Exception {
    try (AttemptFolder attempt = job.open("a")) {
      render(attempt, 7, "seven");
      attempt.publish(List.of(), ImageFormat.PNG, receipt(7));
    }

    assertThat(folder.resolve("job/blender-render_0007.png")).hasContent("seven");
    assertThat(folder.resolve("job/.attempts")).isEmptyDirectory();
  }

  @Test
  void replacesAnOlderFrame() throws Exception {
    Files.createDirectories(folder.resolve("job"));
    Files.writeString(job.frame(7, ImageFormat.PNG), "old");
    try (AttemptFolder attempt = job.open("a")) {
      render(attempt, 7, "new");
      attempt.publish(List.of(), ImageFormat.PNG, receipt(7));
    }

    assertThat(job.frame(7, ImageFormat.PNG)).hasContent("new");
  }

  @Test
  void aMissingImageIsNoSupersededAttempt() throws Exception {
    try (AttemptFolder attempt = job.open("a")) {
      assertThatExceptionOfType(NoSuchFileException.class)
          .isThrownBy(() -> attempt.publish(List.of(), ImageFormat.PNG, receipt(7)));
    }
  }

  @Test
  void aDeadAttemptThatComesBackPutsNothingInPlace() throws Exception {
    AttemptFolder dead = job.open("dead");
    render(dead, 1, "one");
    dead.publish(List.of(), ImageFormat.PNG, receipt(1));
    render(dead, 2, "two");

    assertThat(job.fence("dead")).isEqualTo(Map.of(1, receipt(1)));

    superseded(() -> dead.publish(List.of(), ImageFormat.PNG, receipt(2)));
    superseded(dead::checkNotSuperseded);
    assertThat(job.frame(1, ImageFormat.PNG)).hasContent("one");
    assertThat(job.frame(2, ImageFormat.PNG)).doesNotExist();
  }

  @Test
  void aDeadAttemptCannotMakeItsFolderAnew() throws Exception {
    AttemptFolder dead = job.open("dead");
    job.fence("dead");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Files.createDirectories(dead.nodes()));
    superseded(() -> job.open("dead"));
  }

  @Test
  void theEndOfADeadAttemptLeavesTheFence() throws Exception {
    AttemptFolder dead = job.open("dead");
    job.fence("dead");
    dead.close();

    superseded(() -> job.open("dead"));
  }

  @Test
  void fencesAnAttemptThatHasNotBegun() throws Exception {
    assertThat(job.fence("late")).isEmpty();

    superseded(() -> job.open("late"));
  }

  @Test
  void tellsOfTheSameReceiptsAsOftenAsItFences() throws Exception {
    AttemptFolder dead = job.open("dead");
    render(dead, 1, "one");
    dead.publish(List.of(), ImageFormat.PNG, receipt(1));

    assertThat(job.fence("dead")).isEqualTo(Map.of(1, receipt(1)));
    assertThat(job.fence("dead")).isEqualTo(Map.of(1, receipt(1)));
    assertThat(folder.resolve("job/.attempts/dead.fenced")).doesNotExist();
    superseded(dead::checkNotSuperseded);
  }

  @Test
  void findsAFolderWithoutMakingOne() throws Exception {
    assertThat(job.find("a")).isEmpty();
    assertThat(folder.resolve("job")).doesNotExist();

    job.open("a");
    assertThat(job.find("a")).isPresent();
    job.fence("a");
    assertThat(job.find("a")).isEmpty();
  }

  @Test
  void goesOnWhereAFenceWasLeftHalfBuilt() throws Exception {
    AttemptFolder dead = job.open("dead");
    render(dead, 1, "one");
    dead.publish(List.of(), ImageFormat.PNG, receipt(1));
    Path attempts = folder.resolve("job/.attempts");
    Files.move(attempts.resolve("dead"), attempts.resolve("dead.fenced"));

    assertThat(job.fence("dead")).isEqualTo(Map.of(1, receipt(1)));

    superseded(dead::checkNotSuperseded);
    assertThat(attempts.resolve("dead.fenced")).doesNotExist();
  }

  @Test
  void takesUpALeftoverOfAFenceThatStandsAlready() throws Exception {
    AttemptFolder dead = job.open("dead");
    render(dead, 1, "one");
    dead.publish(List.of(), ImageFormat.PNG, receipt(1));
    Path attempts = folder.resolve("job/.attempts");
    Files.move(attempts.resolve("dead"), attempts.resolve("dead.fenced"));
    Files.createFile(attempts.resolve("dead"));

    assertThat(job.fence("dead")).isEqualTo(Map.of(1, receipt(1)));
    assertThat(attempts.resolve("dead.fenced")).doesNotExist();
  }

  @Test
  void doesWithoutAReceiptThatIsCutOffOrNoText() throws Exception {
    AttemptFolder dead = job.open("dead");
    render(dead, 1, "one");
    dead.publish(List.of(), ImageFormat.PNG, receipt(1));
    Path attempt = folder.resolve("job/.attempts/dead");
    Files.writeString(attempt.resolve("frame_0002.json"), "{\"type\":\"frame-comp");
    Files.write(attempt.resolve("frame_0003.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    Files.createFile(attempt.resolve("frame_0004.json"));

    assertThat(job.fence("dead")).isEqualTo(Map.of(1, receipt(1)));
  }

  @Test
  void bringsNodeFilesToTheNodesFolder() throws Exception {
    try (AttemptFolder attempt = job.open("a")) {
      render(attempt, 1, "one");
      Path depth = attempt.nodes().resolve("Out1/depth_0001.exr");
      Path mist = attempt.nodes().resolve("mist_0001.exr");
      Path elsewhere = Files.writeString(folder.resolve("elsewhere.png"), "not ours");
      Files.createDirectories(depth.getParent());
      Files.writeString(depth, "depth");
      Files.writeString(mist, "mist");

      attempt.publish(List.of(depth, mist, elsewhere), ImageFormat.PNG, receipt(1));
    }

    assertThat(folder.resolve("job/nodes/Out1/depth_0001.exr")).hasContent("depth");
    assertThat(folder.resolve("job/nodes/mist_0001.exr")).hasContent("mist");
    assertThat(folder.resolve("elsewhere.png")).hasContent("not ours");
  }

  @Test
  void aDeadAttemptBringsNoNodeFiles() throws Exception {
    AttemptFolder dead = job.open("dead");
    render(dead, 1, "one");
    Path mist = dead.nodes().resolve("mist_0001.exr");
    Files.createDirectories(dead.nodes());
    Files.writeString(mist, "mist");
    job.fence("dead");

    superseded(() -> dead.publish(List.of(mist), ImageFormat.PNG, receipt(1)));
    assertThat(folder.resolve("job/nodes/mist_0001.exr")).doesNotExist();
  }

  static void render(AttemptFolder attempt, int frame, String content) throws IOException {
    Files.writeString(attempt.image(frame, ImageFormat.PNG), content);
  }

  static FrameCompleted receipt(int frame) {
    return new FrameCompleted(
        UUID.nameUUIDFromBytes(new byte[] {1}),
        UUID.nameUUIDFromBytes(new byte[] {2}),
        "node-1",
        frame,
        1.5,
        260,
        FrameName.published(frame, ImageFormat.PNG),
        64,
        36,
        5,
        "00");
  }

  private static void superseded(ThrowingCallable call) {
    assertThatExceptionOfType(SupersededException.class)
        .isThrownBy(call)
        .withMessageMatching("attempt \\w+ was taken over by another");
  }
}
