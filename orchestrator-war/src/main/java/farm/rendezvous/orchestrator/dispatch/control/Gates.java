package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.control.Standings.Closed;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Opens jobs when what had to come first has come. One that waits for a job which failed, was
 * canceled or is deleted waits in vain, and is canceled.
 */
@ApplicationScoped
public class Gates {

  private static final System.Logger LOG = System.getLogger(Gates.class.getName());

  private final Standings standings;
  private final Ledger ledger;
  private final Endings endings;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Gates() {
    this(null, null, null, null);
  }

  @Inject
  Gates(Standings standings, Ledger ledger, Endings endings, Clock clock) {
    this.endings = endings;
    this.ledger = ledger;
    this.standings = standings;
    this.clock = clock;
  }

  /** Looks at all that wait; to be called from time to time. */
  @Transactional
  public void openWhatMay() {
    List<Closed> closed = standings.closed(clock.instant());
    Map<UUID, JobState> first =
        standings.states(closed.stream().map(Closed::dependsOn).filter(Objects::nonNull).toList());
    Map<UUID, @Nullable UUID> ready = new HashMap<>();
    for (Closed one : closed) {
      JobState state = one.dependsOn() == null ? JobState.COMPLETED : first.get(one.dependsOn());
      if (state == null || state.isFinal()) {
        ready.put(one.job(), one.dependsOn());
      }
    }
    ledger.lock(ready.keySet()).forEach((id, job) -> openOrCancel(job, ready.get(id), first));
  }

  private void openOrCancel(Job job, @Nullable UUID dependsOn, Map<UUID, JobState> first) {
    JobState ended = dependsOn == null ? JobState.COMPLETED : first.get(dependsOn);
    if (!job.isClosed() || job.state().isFinal()) {
      return;
    }
    if (ended == JobState.COMPLETED) {
      job.open();
      LOG.log(Level.INFO, "job {0} may begin", job.id());
    } else {
      String how = ended == null ? "was deleted" : "is " + ended.json();
      job.giveUp("it depends on job " + dependsOn + ", which " + how);
      ledger.cancelUnclaimed(job);
      endings.settle(job);
      LOG.log(Level.WARNING, "job {0}: {1}", job.id(), job.problem());
    }
  }
}
