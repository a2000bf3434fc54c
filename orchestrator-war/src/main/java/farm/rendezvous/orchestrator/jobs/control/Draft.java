package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.jobs.entity.JobOrder;
import farm.rendezvous.orchestrator.jobs.entity.Schedule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What someone asks for when submitting a job, checked as far as that goes without Blender; see
 * {@link JobOrder}.
 *
 * @param frames null for those of the file
 */
public record Draft(
    String name,
    @Nullable FrameSet frames,
    int batchSize,
    int priority,
    int maxAttempts,
    RenderSettings settings,
    @Nullable String webhook,
    Schedule schedule,
    Map<String, String> files) {

  public Draft {
    files = Map.copyOf(files);
  }

  /** The order, of these frames. */
  JobOrder order(FrameSet all) {
    return new JobOrder(
        name, all, batchSize, priority, maxAttempts, settings, webhook, schedule, files);
  }
}
