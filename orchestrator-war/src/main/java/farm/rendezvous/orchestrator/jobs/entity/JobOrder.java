package farm.rendezvous.orchestrator.jobs.entity;

import farm.rendezvous.messages.RenderSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What someone asks for when submitting a job, complete and checked.
 *
 * @param batchSize frames that are handed to a node together, 1 or more
 * @param priority 0 to 100, higher first
 * @param maxAttempts times that a frame is tried before it counts as failed, 1 or more
 * @param webhook who is told of its end and of frames that fail; null for nobody
 * @param files SHA-256 of the inputs that were uploaded, by their names; none if they are in the
 *     blend folder
 */
public record JobOrder(
    String name,
    FrameSet frames,
    int batchSize,
    int priority,
    int maxAttempts,
    RenderSettings settings,
    @Nullable String webhook,
    Schedule schedule,
    Map<String, String> files) {

  public JobOrder {
    files = Map.copyOf(files);
  }
}
