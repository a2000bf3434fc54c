package farm.rendezvous.orchestrator.dispatch.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;
import org.jspecify.annotations.Nullable;

/** Counts what happens to frames and attempts, since the start of this process. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class FarmFigures {

  @Inject private MetricRegistry registry;

  private Timer frames;
  private Counter attempts;
  private Counter lostAttempts;
  private Counter staleReports;

  /** Once: it takes longer to find a counter than to count. */
  @PostConstruct
  void register() {
    frames = registry.timer(named("rendezvous_frame", "Time that Blender took for a frame"));
    attempts = counter("rendezvous_attempts", "Attempts at batches that were granted");
    lostAttempts =
        counter("rendezvous_attempts_lost", "Attempts that fell silent and lost their batch");
    staleReports =
        counter("rendezvous_reports_stale", "Reports of dead attempts, which changed nothing");
  }

  /**
   * A frame is in its place.
   *
   * @param seconds of the frame alone; null if nobody knows
   */
  public void frameCompleted(@Nullable Double seconds) {
    if (seconds != null) {
      frames.update(Duration.ofNanos(Math.round(seconds * 1e9)));
    }
  }

  /** An attempt got its batch. */
  public void attemptStarted() {
    attempts.inc();
  }

  /** An attempt fell silent. */
  public void attemptLost() {
    lostAttempts.inc();
  }

  /** A report of an attempt that no longer holds the frame. */
  public void staleReport() {
    staleReports.inc();
  }

  private Counter counter(String name, String description) {
    return registry.counter(named(name, description));
  }

  private static Metadata named(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }
}
