package farm.rendezvous.orchestrator.dispatch.control;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;

import farm.rendezvous.orchestrator.dispatch.control.Revival.Part;
import farm.rendezvous.orchestrator.jobs.entity.IllegalTransitionException;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives frames that failed or were canceled another chance, when someone has mended the cause: what
 * nodes have failed at in the job counts no more.
 */
@ApplicationScoped
public class Requeueing {

  private final Revival revival;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Requeueing() {
    this(null);
  }

  @Inject
  Requeueing(Revival revival) {
    this.revival = revival;
  }

  /**
   * Queues the failed and canceled frames of a job again, as if they had never been tried.
   *
   * @return empty if there is no such job
   * @throws IllegalTransitionException if it is about to be canceled, or to fail
   */
  @Transactional(NOT_SUPPORTED)
  public Optional<Job> requeue(UUID id) {
    Optional<Part> part = revival.queueUndone(id, null);
    while (part.map(Part::last).isPresent()) {
      part = revival.queueUndone(id, part.get().last());
    }
    return part.map(Part::job);
  }

  /**
   * Queues these frames of a job again if they are in a final state, finished or not. What is
   * queued or being rendered is wanted already. Many frames take several transactions; each leaves
   * the books right.
   *
   * @return empty if there is no such job
   * @throws IllegalTransitionException if it is about to be canceled, or to fail
   */
  @Transactional(NOT_SUPPORTED)
  public Optional<Job> requeue(UUID id, List<Integer> chosen) {
    boolean more;
    do {
      more = revival.cutSomeCanceled(id);
    } while (more);
    int from = 0;
    Optional<Job> job;
    do {
      int to = Math.min(from + Revival.MOST_AT_ONCE, chosen.size());
      job = revival.queue(id, chosen.subList(from, to), from == 0);
      from = to;
    } while (from < chosen.size() && job.isPresent());
    return job;
  }
}
