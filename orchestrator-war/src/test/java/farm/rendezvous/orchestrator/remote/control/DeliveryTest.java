package farm.rendezvous.orchestrator.remote.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.folders.AttemptFolder;
import farm.rendezvous.folders.FrameName;
import farm.rendezvous.folders.JobFolder;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.orchestrator.dispatch.control.Holdings.Holder;
import farm.rendezvous.orchestrator.results.control.ResultsSettings;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nodes without shared folders send, and where it goes. */
final class DeliveryTest {

  private static final UUID JOB = UUID.randomUUID();
  private static final UUID DEAD = UUID.randomUUID();
  private static final Holder HOLDER = new Holder(UUID.randomUUID(), JOB, ImageFormat.PNG);

  @TempDir private Path output = Path.of("");
  private Path job = Path.of("");
  private Delivery delivery = new Delivery(new ResultsSettings("", ""));

  @BeforeEach
  void open() {
    job = output.resolve(JOB.toString());
    delivery = new Delivery(new ResultsSettings(output.toString(), ""));
  }

  @Test
  void theEndOfAnAttemptThatSentNothingMakesNoFolder() {
    delivery.close(HOLDER);

    assertThat(output).isEmptyDirectory();
  }

  @Test
  void theEndOfAnAttemptRemovesItsFolder() throws Exception {
    new JobFolder(job).open(HOLDER.attempt().toString());

    delivery.close(HOLDER);

    assertThat(job.resolve(".attempts")).isEmptyDirectory();
  }

  @Test
  void aLogComesInParts() throws Exception {
    delivery.log(HOLDER, "frames", 0, stream("Read blend\n"), () -> true);
    delivery.log(HOLDER, "frames", 11, stream("Fra:1\n"), () -> true);

    assertThat(job.resolve("logs/frames.log")).hasContent("Read blend\nFra:1\n");
  }

  @Test
  void theLogOfAJobThatIsBeingDeletedMakesNoFolder() throws Exception {
    delivery.log(HOLDER, "frames", 0, stream("Read blend\n"), () -> false);

    assertThat(output).isEmptyDirectory();
  }

  @Test
  void aFenceTellsEachTimeOfTheWantedFramesThatAreInPlace() throws Exception {
    AttemptFolder dead = new JobFolder(job).open(DEAD.toString());
    publish(dead, 1);
    publish(dead, 2);
    publish(dead, 3);
    Files.writeString(job.resolve("blender-render_0002.png"), "of another attempt");

    for (int time = 0; time < 2; time++) {
      assertThat(delivery.fence(HOLDER, List.of(DEAD), frame -> frame != 3))
          .extracting(FrameCompleted::frame)
          .containsExactly(1);
    }
  }

  private static void publish(AttemptFolder attempt, int frame) throws Exception {
    Path image = Files.writeString(attempt.image(frame, ImageFormat.PNG), "image " + frame);
    String file = FrameName.published(frame, ImageFormat.PNG);
    attempt.publish(
        List.of(),
        ImageFormat.PNG,
        new FrameCompleted(
            JOB, DEAD, "node-1", frame, 1.0, 1, file, 64, 36, 7, Hashes.read(image)));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
