package farm.rendezvous.orchestrator.dispatch.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;

/** Counts what happens to frames and attempts, since the start of this process. */
@ApplicationScoped
public class FarmFigures {

  private final MetricRegistry registry;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected FarmFigures() {
    this(null);
  }

  @Inject
  public FarmFigures(MetricRegistry registry) {
    this.registry = registry;
  }

  /**
   * A frame is in its place.
   *
   * @param seconds of the frame alone; null if nobody knows
   */
  public void frameCompleted(@Nullable Double seconds) {
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

  /** An attempt got its batch. */
  public void attemptStarted() {
    count("rendezvous_attempts", "Attempts at batches that were granted");
  }

  /** An attempt fell silent. */
  public void attemptLost() {
    count("rendezvous_attempts_lost", "Attempts that fell silent and lost their batch");
  }

  /** A report of an attempt that no longer holds the frame. */
  public void staleReport() {
    count("rendezvous_reports_stale", "Reports of dead attempts, which changed nothing");
  }

  private void count(String name, String description) {
    registry.counter(Metadata.builder().withName(name).withDescription(description).build()).inc();
  }
}
