package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.jobs.control.Setbacks;
import farm.rendezvous.orchestrator.jobs.entity.IllegalTransitionException;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import farm.rendezvous.orchestrator.jobs.entity.PriorityChanged;
import farm.rendezvous.orchestrator.jobs.entity.Setback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What people want of a job. All that the books can do is done at once; what nodes have to do for
 * it, {@link Enforcement} tells them. Each may be asked again, and changes nothing then.
 */
@ApplicationScoped
public class Control {

  private static final System.Logger LOG = System.getLogger(Control.class.getName());

  private final Ledger ledger;
  private final Setbacks setbacks;
  private final Endings endings;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Control() {
    this(null, null, null);
  }

  @Inject
  Control(Ledger ledger, Setbacks setbacks, Endings endings) {
    this.ledger = ledger;
    this.setbacks = setbacks;
    this.endings = endings;
  }

  /**
   * No frame of it is begun any more, until it is resumed; those that are begun are finished.
   *
   * @return empty if there is no such job
   * @throws IllegalTransitionException if it is final, or about to be canceled
   */
  @Transactional
  public Optional<Job> pause(UUID id) {
    return change(
        id,
        job -> {
          job.pause();
          ledger.restIfQuiet(job);
        });
  }

  /**
   * It goes on.
   *
   * @return empty if there is no such job
   * @throws IllegalTransitionException if it is final, or about to be canceled
   */
  @Transactional
  public Optional<Job> resume(UUID id) {
    return change(id, Job::resume);
  }

  /**
   * Nothing of it is wanted any more. What is finished stays.
   *
   * @return empty if there is no such job
   * @throws IllegalTransitionException if it is completed or failed
   */
  @Transactional
  public Optional<Job> cancel(UUID id) {
    return change(
        id,
        job -> {
          job.cancel();
          ledger.cancelUnclaimed(job);
          if (!ledger.isBeingRendered(id)) {
            endings.settle(job);
          }
        });
  }

  /**
   * What the node has failed at in the job is forgotten, and it gets batches of it again.
   *
   * @return whether it has failed at any
   */
  @Transactional
  public boolean forgive(UUID id, String node) {
    Optional<Job> job = ledger.lock(id);
    Optional<Setback> setback = setbacks.find(id, node);
    setback.ifPresent(setbacks::forgive);
    job.ifPresent(found -> found.setKeepsAway(!setbacks.keptAway(found).isEmpty()));
    return setback.isPresent();
  }

  /** What of it is in the queue goes by the new priority: {@link Claiming} sees to that. */
  void priorityChanged(@Observes PriorityChanged event) {
    ledger.unclaimed(event.job()).forEach(batch -> batch.reprice(event.priority()));
  }

  private Optional<Job> change(UUID id, Consumer<Job> change) {
    Optional<Job> job = ledger.lock(id);
    job.ifPresent(
        found -> {
          JobState before = found.state();
          change.accept(found);
          if (found.state() != before) {
            LOG.log(Level.INFO, "job {0}: {1}, was {2}", id, found.state().json(), before.json());
          }
        });
    return job;
  }
}
