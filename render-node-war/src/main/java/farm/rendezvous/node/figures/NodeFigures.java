package farm.rendezvous.node.figures;

import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.Report.FramesReturned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts what the node reports, since its start. */
@ApplicationScoped
public class NodeFigures {

  private final MetricRegistry registry;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected NodeFigures() {
    this(null);
  }

  @Inject
  public NodeFigures(MetricRegistry registry) {
    this.registry = registry;
  }

  /** Counts what the report says. */
  public void count(Report report) {
    if (report instanceof FrameStarted) {
      count("started", 1);
    } else if (report instanceof FrameFailed) {
      count("failed", 1);
    } else if (report instanceof FramesReturned returned) {
      count("returned", returned.frames().size());
    } else if (report instanceof FrameCompleted completed) {
      count("completed", 1);
      time(completed);
    }
  }

  private void count(String state, int frames) {
    registry
        .counter(
            Metadata.builder()
                .withName("rendezvous_node_frames")
                .withDescription("Frames by what this node reported of them")
                .build(),
            new Tag("state", state))
        .inc(frames);
  }

  private void time(FrameCompleted completed) {
    Double seconds = completed.seconds();
    if (seconds != null) {
      registry
          .timer(
              Metadata.builder()
                  .withName("rendezvous_frame")
                  .withDescription("Time that Blender took for a frame")
                  .build())
          .update(Duration.ofNanos(Math.round(seconds * 1e9)));
    }
  }
}
