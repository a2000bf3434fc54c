package farm.rendezvous.orchestrator.jobs.boundary;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.orchestrator.jobs.control.Eta;
import farm.rendezvous.orchestrator.jobs.entity.FrameCounts;
import farm.rendezvous.orchestrator.jobs.entity.FrameOrder;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobOrder;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import farm.rendezvous.orchestrator.jobs.entity.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as the API shows it.
 *
 * @param webhook who is told of its end and of frames that fail
 * @param progress completed frames, 0 to 1
 * @param eta when it will be done; null while nothing is known of it
 * @param etaEarliest and {@code etaLatest}: where that will be in 19 of 20 cases
 * @param output its folder below the farm's root, with a slash at the end
 * @param waitingFor what has to come before a frame of it is handed out; null for nothing
 * @param keptAway nodes that have failed it too often
 * @param warnings what Blender noticed about the file that did not stop it
 * @param inspection what is in the file; null if no node could look into it before
 */
public record JobView(
    String name,
    String file,
    String frames,
    int batchSize,
    String engine,
    ImageFormat format,
    @Nullable String scene,
    @Nullable String camera,
    @Nullable Integer samples,
    @Nullable Integer resolutionPercent,
    @Nullable Boolean denoise,
    int priority,
    int maxAttempts,
    Duration frameTimeout,
    @Nullable String webhook,
    List<String> requires,
    @Nullable Instant startAfter,
    @Nullable UUID dependsOn,
    FrameOrder renderOrder,
    boolean holdAfterPreview,
    UUID id,
    JobState state,
    Instant submittedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    FrameCounts frameCounts,
    double progress,
    @Nullable Instant eta,
    @Nullable Instant etaEarliest,
    @Nullable Instant etaLatest,
    String output,
    @Nullable String problem,
    @Nullable String waitingFor,
    List<String> keptAway,
    List<String> warnings,
    @Nullable InspectionView inspection) {

  static JobView of(
      Job job, @Nullable String waitingFor, List<String> keptAway, @Nullable Eta eta) {
    JobOrder order = job.order();
    RenderSettings settings = order.settings();
    Schedule schedule = order.schedule();
    FrameCounts counts = job.counts();
    return new JobView(
        order.name(),
        settings.file(),
        order.frames().toString(),
        order.batchSize(),
        settings.engine(),
        settings.format(),
        settings.scene(),
        settings.camera(),
        settings.samples(),
        settings.resolutionPercent(),
        settings.denoise(),
        order.priority(),
        order.maxAttempts(),
        settings.frameTimeout(),
        order.webhook(),
        schedule.requires().all(),
        schedule.startAfter(),
        schedule.dependsOn(),
        schedule.renderOrder(),
        schedule.holdAfterPreview(),
        job.id(),
        job.state(),
        job.submittedAt(),
        job.startedAt(),
        job.finishedAt(),
        counts,
        Math.floor(1e4 * counts.completed() / counts.total()) / 1e4,
        eta == null ? null : eta.at(),
        eta == null ? null : eta.earliest(),
        eta == null ? null : eta.latest(),
        "output/" + job.id() + "/",
        job.problem(),
        waitingFor,
        keptAway,
        job.file().warnings(),
        InspectionView.of(job.file().inspection()));
  }
}
