package farm.rendezvous.orchestrator.jobs.entity;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.RenderSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Orders and jobs as the tests need them: sensible, and different only in what matters. */
public final class Orders {

  public static final UUID JOB_ID = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  public static final Instant SUBMITTED = Instant.parse("2026-01-01T00:00:00Z");

  public static final RenderSettings SETTINGS =
      new RenderSettings(
          "demo.blend",
          "3.4",
          "CYCLES",
          ImageFormat.PNG,
          "Scene",
          "Camera",
          64,
          50,
          true,
          Duration.ofHours(4));

  private Orders() {}

  public static JobOrder anOrderFor(String frames, int batchSize) {
    return new JobOrder(
        "shot 010",
        FrameSet.parse(frames),
        batchSize,
        50,
        3,
        SETTINGS,
        null,
        Schedule.AT_ONCE,
        Map.of());
  }

  public static Job aJobOf(String frames) {
    return aJobOf(frames, 5);
  }

  public static Job aJobOf(String frames, int batchSize) {
    return new Job(JOB_ID, anOrderFor(frames, batchSize), SUBMITTED);
  }
}
