package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.orchestrator.dispatch.entity.Attempt;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What attempts hold by the books, for who puts something in place for them. */
@ApplicationScoped
public class Holdings {

  private final Ledger ledger;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Holdings() {
    this(null);
  }

  @Inject
  Holdings(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * An attempt that was not lost.
   *
   * @param format of its frames
   */
  public record Holder(UUID attempt, UUID job, ImageFormat format) {}

  /** The attempt, unless it was lost, or its job deleted. */
  @Transactional
  public Optional<Holder> find(UUID attempt) {
    return ledger.attempt(attempt).filter(found -> !found.isLost()).flatMap(this::holder);
  }

  /** The attempt, if it runs and the frame is its own to finish. */
  @Transactional
  public Optional<Holder> findHolding(UUID attempt, int frame) {
    return ledger
        .attempt(attempt)
        .filter(Attempt::isRunning)
        .filter(
            found ->
                ledger
                    .frame(found.jobId(), frame)
                    .filter(of -> of.isIn(found.batchId()) && !of.state().isFinal())
                    .isPresent())
        .flatMap(this::holder);
  }

  /** Those of the attempts that are lost ones of this job. */
  @Transactional
  public List<UUID> lost(UUID job, List<UUID> attempts) {
    return attempts.stream()
        .filter(
            id ->
                ledger
                    .attempt(id)
                    .filter(attempt -> attempt.isLost() && attempt.jobId().equals(job))
                    .isPresent())
        .toList();
  }

  private Optional<Holder> holder(Attempt attempt) {
    Optional<Job> job = ledger.peek(attempt.jobId());
    return job.map(of -> new Holder(attempt.id(), attempt.jobId(), of.settings().format()));
  }
}
