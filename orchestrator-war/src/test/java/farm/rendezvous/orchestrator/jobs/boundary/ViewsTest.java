package farm.rendezvous.orchestrator.jobs.boundary;

import static farm.rendezvous.orchestrator.jobs.entity.Orders.JOB_ID;
import static farm.rendezvous.orchestrator.jobs.entity.Orders.SUBMITTED;
import static farm.rendezvous.orchestrator.jobs.entity.Orders.aJobOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.rendezvous.messages.Inspection;
import farm.rendezvous.messages.InspectionAnswer.Inspected;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.orchestrator.http.Json;
import farm.rendezvous.orchestrator.jobs.control.Eta;
import farm.rendezvous.orchestrator.jobs.control.FrameOrNumber;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Jobs and frames in JSON, field by field as the contract has them. */
final class ViewsTest {

  private static final UUID BATCH = UUID.fromString("00000000-0000-0000-0000-00000000000b");

  @Test
  void aJobThatWaits() throws IOException {
    Job job = aJobOf("1-20");

    assertThat(json(JobView.of(job, null, List.of(), null)))
        .isEqualTo(
            parse(
                """
                { "name": "shot 010", "file": "demo.blend", "frames": "1-20", "batchSize": 5,
                  "engine": "CYCLES", "format": "PNG", "scene": "Scene", "camera": "Camera",
                  "samples": 64, "resolutionPercent": 50, "denoise": true, "priority": 50,
                  "maxAttempts": 3, "frameTimeout": "PT4H", "webhook": null, "requires": [],
                  "startAfter": null, "dependsOn": null, "renderOrder": "first-to-last",
                  "holdAfterPreview": false,
                  "id": "00000000-0000-0000-0000-00000000000a", "state": "queued",
                  "submittedAt": "2026-01-01T00:00:00Z", "startedAt": null, "finishedAt": null,
                  "frameCounts": { "total": 20, "queued": 20, "active": 0, "completed": 0,
                                   "failed": 0, "canceled": 0 },
                  "progress": 0.0, "eta": null, "etaEarliest": null, "etaLatest": null,
                  "output": "output/00000000-0000-0000-0000-00000000000a/",
                  "problem": null, "waitingFor": null, "keptAway": [], "warnings": [],
                  "inspection": null }
                """));
  }

  @Test
  void aJobThatRuns() {
    Job job = aJobOf("1-4");
    job.begin(SUBMITTED);
    job.file().warn(List.of("drivers are off"));
    complete(job, 1);

    Eta eta = Eta.of(job, () -> 0, SUBMITTED.plusSeconds(10)).orElseThrow();
    JsonNode json = json(JobView.of(job, null, List.of(), eta));

    assertThat(json.get("state").textValue()).isEqualTo("active");
    assertThat(json.get("progress").doubleValue()).isEqualTo(0.25);
    assertThat(json.get("eta").textValue()).isEqualTo("2026-01-01T00:00:40Z");
    assertThat(json.get("warnings").get(0).textValue()).isEqualTo("drivers are off");
  }

  @Test
  void aJobWhoseFileWasLookedInto() throws IOException {
    Job job = aJobOf("1-4");
    job.file().warn(List.of("saved by a newer Blender"));
    job.file()
        .inspected(
            new Inspected(
                JOB_ID,
                "node-1",
                new Inspection(
                    "Shot",
                    List.of("Shot", "Props"),
                    List.of("Camera"),
                    1,
                    12,
                    2,
                    29.97,
                    1920,
                    1080,
                    "CYCLES",
                    "3.4.1"),
                List.of("a texture is missing")));
    job.file().warn(List.of("a texture is missing"));

    JsonNode json = json(JobView.of(job, null, List.of(), null));

    assertThat(json.get("warnings"))
        .extracting(JsonNode::textValue)
        .containsExactly("saved by a newer Blender", "a texture is missing");
    assertThat(json.get("inspection"))
        .isEqualTo(
            parse(
                """
                { "scene": "Shot", "scenes": ["Shot", "Props"], "cameras": ["Camera"],
                  "frames": "1-11x2", "fps": 29.97, "width": 1920, "height": 1080,
                  "engine": "CYCLES", "blender": "3.4.1" }
                """));
  }

  @Test
  void aJobIsNotDoneAMomentTooEarly() {
    Job job = aJobOf("1-100000");
    job.begin(SUBMITTED);
    for (int number = 1; number < 100_000; number++) {
      complete(job, number);
    }

    assertThat(JobView.of(job, null, List.of(), null).progress()).isLessThan(1.0);

    complete(job, 100_000);
    assertThat(JobView.of(job, null, List.of(), null).progress()).isEqualTo(1.0);
  }

  @Test
  void aFrameThatNobodyHasBegun() throws IOException {
    assertThat(json(FrameView.of(new FrameOrNumber(7, FrameState.QUEUED, null))))
        .isEqualTo(
            parse(
                """
                { "frame": 7, "state": "queued", "attempts": 0, "node": null, "seconds": null,
                  "peakMemoryMiB": null, "file": null, "width": null, "height": null,
                  "bytes": null, "sha256": null, "reason": null, "problem": null }
                """));
  }

  @Test
  void aFrameThatIsDone() throws IOException {
    Frame frame = complete(aJobOf("1-20"), 7);

    assertThat(json(FrameView.of(new FrameOrNumber(7, frame.state(), frame))))
        .isEqualTo(
            parse(
                """
                { "frame": 7, "state": "completed", "attempts": 1, "node": "blender-server-2",
                  "seconds": 1.23, "peakMemoryMiB": 260, "file": "blender-render_0007.png",
                  "width": 640, "height": 360, "bytes": 1234, "sha256": "abc",
                  "reason": null, "problem": null }
                """));
  }

  @Test
  void fieldsKeepTheOrderOfTheContract() {
    List<String> names = new ArrayList<>();
    json(FrameView.of(new FrameOrNumber(7, FrameState.QUEUED, null)))
        .fieldNames()
        .forEachRemaining(names::add);

    assertThat(names).startsWith("frame", "state", "attempts", "node", "seconds", "peakMemoryMiB");
  }

  private static Frame complete(Job job, int number) {
    Frame frame = new Frame(JOB_ID, number, BATCH);
    frame.complete(
        job,
        new FrameCompleted(
            JOB_ID,
            BATCH,
            "blender-server-2",
            number,
            1.23,
            260,
            "blender-render_0007.png",
            640,
            360,
            1234L,
            "abc"));
    return frame;
  }

  private static JsonNode json(Object view) {
    try {
      return parse(Json.MAPPER.writeValueAsString(view));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String json) throws IOException {
    return new ObjectMapper().readTree(json);
  }
}
