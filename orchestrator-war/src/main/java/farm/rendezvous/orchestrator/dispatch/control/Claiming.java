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
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.nodes.control.AttemptPulse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

  /** Answers a claim; the same claim made twice is granted once and answered twice. */
  @Transactional
  public ClaimAnswer claim(Claim claim) {
    Optional<Job> job = ledger.lockJobOf(claim.batchId());
    job.ifPresent(found -> LogContext.add(LogField.JOB, found.id()));
    Optional<Batch> batch = ledger.batch(claim.batchId());
    if (job.isEmpty() || batch.isEmpty()) {
      return refuse(claim, "there is no such batch any more");
    }
    Optional<Attempt> known = ledger.attempt(claim.attemptId());
    if (known.isPresent()) {
      return known.get().isRunning()
          ? answer(known.get(), batch.get(), job.get())
          : refuse(claim, "this attempt is over");
    }
    if (!job.get().state().isRenderable()) {
      if (batch.get().state() == BatchState.OFFERED) {
        batch.get().waiting();
      }
      return refuse(claim, "the job is " + job.get().state().json());
    }
    return switch (batch.get().state()) {
      case DONE -> refuse(claim, "the batch is done");
      case CLAIMED -> contest(claim, batch.get(), job.get());
      case WAITING, OFFERED -> grant(claim, batch.get(), job.get());
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
    return batch.state() == BatchState.DONE
        ? refuse(claim, "the batch is done")
        : grant(claim, batch, job);
  }

  private ClaimAnswer grant(Claim claim, Batch batch, Job job) {
    List<Frame> frames = ledger.openFrames(batch.id());
    if (frames.isEmpty()) {
      batch.done();
      return refuse(claim, "the batch is done");
    }
    Attempt attempt =
        new Attempt(claim.attemptId(), batch, claim.node(), frames.size(), clock.instant());
    ledger.add(attempt);
    frames.forEach(frame -> frame.handTo(attempt.id()));
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
        numbers(frames),
        attempt.id());
    return answer(attempt, batch, job);
  }

  private ClaimAnswer answer(Attempt attempt, Batch batch, Job job) {
    List<Frame> frames =
        ledger.openFrames(batch.id()).stream().filter(f -> f.isHeldBy(attempt.id())).toList();
    return new Grant(
        attempt.id(),
        batch.id(),
        job.id(),
        numbers(frames),
        job.order().settings(),
        ledger.deadBefore(batch));
  }

  private static List<Integer> numbers(List<Frame> frames) {
    return frames.stream().map(Frame::number).toList();
  }

  private static ClaimAnswer refuse(Claim claim, String reason) {
    LOG.log(
        Level.INFO, "batch {0}: claim of {1} refused: {2}", claim.batchId(), claim.node(), reason);
    return new Refusal(claim.attemptId(), reason);
  }
}
