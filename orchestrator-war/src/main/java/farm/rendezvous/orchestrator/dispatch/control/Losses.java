package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.orchestrator.dispatch.entity.Attempt;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.nodes.control.AttemptPulse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes back what an attempt held that fell silent: its node died, or was cut off. */
@ApplicationScoped
public class Losses {

  /** A frame that so many nodes were lost with is not tried on yet another. */
  private static final int MOST_LOSSES = 5;

  private static final System.Logger LOG = System.getLogger(Losses.class.getName());

  private final Ledger ledger;
  private final AttemptPulse pulse;
  private final Rivalry rivalry;
  private final FarmFigures figures;
  private final Endings endings;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Losses() {
    this(null, null, null, null, null, null);
  }

  @Inject
  Losses(
      Ledger ledger,
      AttemptPulse pulse,
      Rivalry rivalry,
      FarmFigures figures,
      Endings endings,
      Clock clock) {
    this.ledger = ledger;
    this.pulse = pulse;
    this.rivalry = rivalry;
    this.figures = figures;
    this.endings = endings;
    this.clock = clock;
  }

  /** The attempts that have been silent for too long. */
  @Transactional
  public List<UUID> findDead() {
    return ledger.runningAttempts().stream().filter(pulse::isDead).toList();
  }

  /** Takes back what the attempt held. */
  @Transactional
  public void lose(UUID attempt) {
    ledger
        .attempt(attempt)
        .flatMap(found -> ledger.lock(found.jobId()))
        .ifPresent(job -> ledger.refreshedAttempt(attempt).ifPresent(found -> lose(found, job)));
  }

  /** The same, inside a transaction that holds the job. */
  void lose(Attempt attempt, Job job) {
    if (!attempt.isRunning()) {
      return;
    }
    try (LogContext lines = LogContext.open()) {
      lines.with(
          Map.of(
              LogField.JOB, attempt.jobId(),
              LogField.BATCH, attempt.batchId(),
              LogField.ATTEMPT, attempt.id(),
              LogField.NODE, attempt.node()));
      takeBack(attempt, job);
    }
  }

  private void takeBack(Attempt attempt, Job job) {
    attempt.lose(clock.instant());
    job.attemptLost();
    figures.attemptLost();
    pulse.forget(attempt.id());
    rivalry.ended(attempt.jobId(), attempt.id());
    List<Frame> frames = ledger.openFrames(attempt.batchId());
    boolean begun = frames.stream().anyMatch(frame -> frame.state() == FrameState.ACTIVE);
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      frame.lose(job, begun ? frame.state() == FrameState.ACTIVE : i == 0);
      if (frame.losses() >= MOST_LOSSES) {
        String why = frame.losses() + " nodes were lost while they rendered this frame";
        endings.giveUp(frame, job, attempt.node(), FailureReason.NODE_LOST, why, why);
      } else if (job.isGivenUp()) {
        frame.cancel(job);
      }
    }
    ledger.batch(attempt.batchId()).ifPresent(batch -> takeBack(batch, attempt, job));
    endings.settle(job);
    ledger.restIfQuiet(job);
  }

  private void takeBack(Batch batch, Attempt attempt, Job job) {
    boolean open = !ledger.openFrames(batch.id()).isEmpty();
    if (open) {
      batch.waiting();
      job.batchWaits(clock.instant());
    } else {
      batch.done();
    }
    LOG.log(
        Level.WARNING,
        "job {0} batch {1} ({2}): attempt {3} of {4} is lost; {5}",
        batch.jobId(),
        batch.id(),
        batch.label(),
        attempt.id(),
        attempt.node(),
        open ? "its open frames go to the next node" : "nothing of it is open");
  }
}
