package farm.rendezvous.node.batches.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import farm.rendezvous.folders.AttemptFolder;
import farm.rendezvous.folders.JobFolder;
import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.node.checking.CheckedImage;
import farm.rendezvous.node.checking.ImageCheck;
import farm.rendezvous.node.storage.SharedAttempt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeoverTest {

  private static final UUID JOB = UUID.randomUUID();
  private static final UUID DEAD = UUID.randomUUID();
  private static final UUID OWN = UUID.randomUUID();

  @TempDir private Path folder;
  private JobFolder job;
  private final List<Report> reports = new ArrayList<>();

  @BeforeEach
  void makeJob() {
    job = new JobFolder(folder);
  }

  @Test
  void keepsWhatTheDeadOneHadFinishedAndTellsWhoRenderedIt() throws Exception {
    AttemptFolder dead = job.open(DEAD.toString());
    FrameCompleted receipt = publish(dead, 1);
    FrameCompleted late = render(dead, 2);

    assertThat(takeOver(List.of(DEAD), 1, 2)).containsExactly(2);

    assertThat(reports)
        .containsExactly(
            new FrameCompleted(
                JOB,
                OWN,
                "node-dead",
                1,
                1.5,
                260,
                receipt.file(),
                64,
                36,
                receipt.bytes(),
                receipt.sha256()));
    assertThatExceptionOfType(SupersededException.class)
        .isThrownBy(() -> dead.publish(List.of(), ImageFormat.PNG, late));
    assertThat(job.frame(2, ImageFormat.PNG)).doesNotExist();
  }

  @Test
  void whoeverTakesOverNextIsToldOfTheSame() throws Exception {
    publish(job.open(DEAD.toString()), 1);
    takeOver(List.of(DEAD), 1);
    List<Report> first = List.copyOf(reports);
    reports.clear();

    assertThat(takeOver(List.of(DEAD), 1)).isEmpty();

    assertThat(reports).isEqualTo(first).extracting(Report::node).containsExactly("node-dead");
  }

  @Test
  void checksAndKeepsAFrameWhoseReceiptIsLost() throws Exception {
    put("png-rgb-8.png", job.frame(1, ImageFormat.PNG));

    assertThat(takeOver(List.of(DEAD), 1)).isEmpty();

    CheckedImage image = ImageCheck.check(job.frame(1, ImageFormat.PNG), ImageFormat.PNG, 64, 36);
    assertThat(reports).containsExactly(ownReport(image));
  }

  @Test
  void doesNotBelieveAReceiptOfAnotherImage() throws Exception {
    publish(job.open(DEAD.toString()), 1);
    put("png-bw-8.png", job.frame(1, ImageFormat.PNG));

    assertThat(takeOver(List.of(DEAD), 1)).isEmpty();

    CheckedImage image = ImageCheck.check(job.frame(1, ImageFormat.PNG), ImageFormat.PNG);
    assertThat(reports).containsExactly(ownReport(image));
  }

  @Test
  void rendersAgainWhatIsBroken() throws Exception {
    Files.writeString(job.frame(1, ImageFormat.PNG), "no image");
    Files.createFile(job.frame(2, ImageFormat.PNG));

    assertThat(takeOver(List.of(DEAD), 1, 2, 3)).containsExactly(1, 2, 3);
    assertThat(reports).isEmpty();
  }

  @Test
  void rendersAgainWhatIsThereIfNobodyDied() throws Exception {
    put("png-rgb-8.png", job.frame(1, ImageFormat.PNG));

    assertThat(takeOver(List.of(), 1)).containsExactly(1);
    assertThat(reports).isEmpty();
  }

  @Test
  void rendersAnewWhatIsWantedAgainThoughSomebodyDied() throws Exception {
    put("png-rgb-8.png", job.frame(1, ImageFormat.PNG));

    assertThat(takeOver(List.of(DEAD), List.of(1), List.of(DEAD), 1)).containsExactly(1);
    assertThat(reports).isEmpty();
  }

  @Test
  void keepsWhatADeadAttemptHasRenderedAgain() throws Exception {
    put("png-bw-8.png", job.frame(1, ImageFormat.PNG));
    publish(job.open(DEAD.toString()), 1);

    assertThat(takeOver(List.of(DEAD), List.of(1), List.of(DEAD), 1)).isEmpty();
    assertThat(reports).hasSize(1);
  }

  @Test
  void rendersAnewWhatADeadAttemptAtAnotherBatchHadRendered() throws Exception {
    publish(job.open(DEAD.toString()), 1);

    assertThat(takeOver(List.of(DEAD), List.of(1), List.of(), 1)).containsExactly(1);
    assertThat(reports).isEmpty();
  }

  private List<Integer> takeOver(List<UUID> supersedes, Integer... frames) throws Exception {
    return takeOver(supersedes, List.of(), supersedes, frames);
  }

  private List<Integer> takeOver(
      List<UUID> supersedes, List<Integer> again, List<UUID> predecessors, Integer... frames)
      throws Exception {
    RenderSettings settings =
        new RenderSettings(
            "x.blend",
            null,
            "CYCLES",
            ImageFormat.PNG,
            null,
            null,
            null,
            null,
            null,
            Duration.ofHours(1));
    Grant grant =
        new Grant(
            OWN,
            UUID.randomUUID(),
            JOB,
            List.of(frames),
            settings,
            supersedes,
            again,
            predecessors,
            false,
            null);
    try (SharedAttempt own = SharedAttempt.open(JOB, job, UUID.randomUUID().toString())) {
      return new Takeover(grant, own, "node-own").adoptFinished(reports::add);
    }
  }

  private static FrameCompleted publish(AttemptFolder attempt, int frame) throws Exception {
    FrameCompleted receipt = render(attempt, frame);
    attempt.publish(List.of(), ImageFormat.PNG, receipt);
    return receipt;
  }

  private static FrameCompleted render(AttemptFolder attempt, int frame) throws Exception {
    Path image = attempt.image(frame, ImageFormat.PNG);
    put("png-rgb-8.png", image);
    CheckedImage checked = ImageCheck.check(image, ImageFormat.PNG, 64, 36);
    return new FrameCompleted(
        JOB,
        DEAD,
        "node-dead",
        frame,
        1.5,
        260,
        "blender-render_000" + frame + ".png",
        checked.width(),
        checked.height(),
        checked.bytes(),
        checked.sha256());
  }

  private static FrameCompleted ownReport(CheckedImage image) {
    return new FrameCompleted(
        JOB,
        OWN,
        "node-own",
        1,
        null,
        null,
        "blender-render_0001.png",
        image.width(),
        image.height(),
        image.bytes(),
        image.sha256());
  }

  private static void put(String image, Path place) throws IOException {
    try (InputStream in = TakeoverTest.class.getResourceAsStream("/images/" + image)) {
      Files.copy(Objects.requireNonNull(in), place, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
