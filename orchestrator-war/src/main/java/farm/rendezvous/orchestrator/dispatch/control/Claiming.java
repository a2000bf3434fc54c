package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.messages.Claim;
import farm.rendezvous.messages.ClaimAnswer;
import farm.rendezvous.messages.ClaimAnswer.AskAgain;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.ClaimAnswer.Refusal;
import farm.rendezvous.orchestrator.dispatch.entity.Attempt;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.nodes.control.AttemptPulse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says who renders a batch. A message in the queue only says that there is work: after a crash of
 * the broker it is delivered again though the first node still renders. So a batch that a living
 * attempt holds is refused, and one whose attempt is dead is taken over.
 */
@ApplicationScoped
public class Claiming {

  private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(400);

  private static final System.Logger LOG = System.getLogger(Claiming.class.getName());

  private final Ledger ledger;
  private final AttemptPulse pulse;
  private final Losses losses;
  private final FarmFigures figures;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Claiming() {
    this(null, null, null, null, null);
  }

  @Inject
  Claiming(Ledger ledger, AttemptPulse pulse, Losses losses, FarmFigures figures, Clock clock) {
    this.ledger = ledger;
    this.pulse = pulse;
    this.losses = losses;
    this.figures = figures;
    this.clock = clock;
  }

  /**
   * Answers claims, in their order; the same claim made twice is granted once and answered twice.
   */
  @Transactional
  public List<ClaimAnswer> claim(List<Claim> claims) {
    Map<UUID, UUID> jobIds = new HashMap<>();
    claims.forEach(
        claim -> ledger.jobOf(claim.batchId()).ifPresent(id -> jobIds.put(claim.batchId(), id)));
    Map<UUID, Job> jobs = ledger.lock(jobIds.values());
    List<ClaimAnswer> answers = new ArrayList<>();
    for (Claim claim : claims) {
      try (LogContext lines = LogContext.open()) {
        lines.about(claim);
        answers.add(claim(claim, jobs.get(jobIds.get(claim.batchId()))));
      }
    }
    return answers;
  }

  private ClaimAnswer claim(Claim claim, @Nullable Job job) {
    Batch batch = job == null ? null : ledger.batch(claim.batchId()).orElse(null);
    if (job == null || batch == null) {
      return refuse(claim, "there is no such batch any more");
    }
    LogContext.add(LogField.JOB, job.id());
    Optional<Attempt> known = ledger.attempt(claim.attemptId());
    if (known.isPresent()) {
      return known.get().isRunning()
          ? answer(known.get(), ledger.openFrameNumbers(batch.id()), batch, job)
          : refuse(claim, "this attempt is over");
    }
    if (!job.state().isRenderable()) {
      if (batch.state() == BatchState.OFFERED) {
        batch.waiting();
        job.batchWaits(clock.instant());
      }
      return refuse(claim, "the job is " + job.state().json());
    }
    return switch (batch.state()) {
      case DONE -> refuse(claim, "the batch is done");
      case CLAIMED -> contest(claim, batch, job);
      case WAITING, OFFERED -> grant(claim, batch, job);
    };
  }

  private ClaimAnswer contest(Claim claim, Batch batch, Job job) {
    for (Attempt holder : ledger.holders(batch.id())) {
      switch (pulse.verdict(holder.id(), claim.askingFor())) {
        case ALIVE -> {
          return refuse(claim, holder.node() + " renders it");
        }
        case NOT_KNOWN_YET -> {
          return new AskAgain(claim.attemptId(), ASK_AGAIN_AFTER);
        }
        case DEAD -> losses.lose(holder, job);
      }
    }
    ledger.flush();
    return batch.state() == BatchState.DONE
        ? refuse(claim, "the batch is done")
        : grant(claim, batch, job);
  }

  private ClaimAnswer grant(Claim claim, Batch batch, Job job) {
    List<Integer> frames = ledger.openFrameNumbers(batch.id());
    if (frames.isEmpty()) {
      batch.done();
      return refuse(claim, "the batch is done");
    }
    Attempt attempt =
        new Attempt(claim.attemptId(), batch, claim.node(), frames.size(), clock.instant());
    ledger.add(attempt);
    batch.claimed();
    job.begin(clock.instant());
    pulse.granted(attempt.id());
    figures.attemptStarted();
    LOG.log(
        Level.INFO,
        "job {0} batch {1} ({2}): {3} claims frames {4}, attempt {5}",
        job.id(),
        batch.id(),
        batch.label(),
        claim.node(),
        frames,
        attempt.id());
    return answer(attempt, frames, batch, job);
  }

  private ClaimAnswer answer(Attempt attempt, List<Integer> frames, Batch batch, Job job) {
    List<UUID> dead = job.hasLostAttempts() ? ledger.deadBefore(batch) : List.of();
    return new Grant(attempt.id(), batch.id(), job.id(), frames, job.settings(), dead);
  }

  private static ClaimAnswer refuse(Claim claim, String reason) {
    LOG.log(
        Level.INFO, "batch {0}: claim of {1} refused: {2}", claim.batchId(), claim.node(), reason);
    return new Refusal(claim.attemptId(), reason);
  }
}
