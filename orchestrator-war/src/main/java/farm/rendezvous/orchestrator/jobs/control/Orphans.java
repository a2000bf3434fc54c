package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.files.control.JobInputs;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Inputs of jobs that a crash kept from getting into the books, or from being removed with them.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Orphans {

  /** The books are asked long after a job had to be in them. */
  private static final Duration AGE = Duration.ofHours(1);

  private static final System.Logger LOG = System.getLogger(Orphans.class.getName());

  @Resource private ManagedScheduledExecutorService timer;
  @Inject private JobInputs folders;
  @Inject private Inputs inputs;
  @Inject private JobStandings standings;
  @Inject private Clock clock;

  void start(@Observes Startup event) {
    var unused = timer.scheduleWithFixedDelay(this::remove, 60, 3600, TimeUnit.SECONDS);
  }

  private void remove() {
    try {
      for (UUID job : folders.olderThan(clock.instant().minus(AGE))) {
        if (standings.of(job.toString()).isEmpty()) {
          LOG.log(Level.INFO, "inputs of job {0}, which is not in the books, are removed", job);
          inputs.remove(job);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(
          Level.WARNING, "inputs without a job are looked for again in an hour: {0}", e.toString());
    }
  }
}
