package farm.rendezvous.orchestrator.dispatch.control;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Timer;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens to frames and attempts, since the start of this process. What happens in a
 * transaction counts once that has committed.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class FarmFigures {

  @Inject private MetricRegistry registry;
  @Resource private TransactionSynchronizationRegistry transaction;

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
      Duration time = Duration.ofNanos(Math.round(seconds * 1e9));
      onceCommitted(() -> frames.update(time));
    }
  }

  /** An attempt got its batch. */
  public void attemptStarted() {
    onceCommitted(attempts::inc);
  }

  /** An attempt fell silent. */
  public void attemptLost() {
    onceCommitted(lostAttempts::inc);
  }

  /** A report of an attempt that no longer holds the frame. */
  public void staleReport() {
    onceCommitted(staleReports::inc);
  }

  private void onceCommitted(Runnable count) {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              count.run();
            }
          }
        });
  }

  private Counter counter(String name, String description) {
    return registry.counter(named(name, description));
  }

  private static Metadata named(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }
}
