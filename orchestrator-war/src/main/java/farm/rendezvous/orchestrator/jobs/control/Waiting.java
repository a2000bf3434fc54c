package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.Schedule;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says why no frame of a job is handed out though nobody has paused it. */
@ApplicationScoped
public class Waiting {

  private final NodeRegistry nodes;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Waiting() {
    this(null, null);
  }

  @Inject
  Waiting(NodeRegistry nodes, Clock clock) {
    this.nodes = nodes;
    this.clock = clock;
  }

  /** What has to come first, in words; null for nothing. */
  public @Nullable String reason(Job job) {
    if (!job.state().isRenderable()) {
      return null;
    }
    Schedule schedule = job.schedule();
    Instant start = schedule.startAfter();
    if (job.isClosed() && start != null && start.isAfter(clock.instant())) {
      return "starts after " + start;
    }
    if (job.isClosed() && schedule.dependsOn() != null) {
      return "job " + schedule.dependsOn() + " has to be completed first";
    }
    if (nodes.takingWork().stream().noneMatch(node -> node.has(schedule.requires()))) {
      return schedule.requires().all().isEmpty()
          ? "a node"
          : "a node with the tags " + schedule.requires();
    }
    return null;
  }
}
