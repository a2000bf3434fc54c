package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.logging.OneLine;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FileWarnings;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.Report.FramesReturned;
import farm.rendezvous.orchestrator.dispatch.entity.Attempt;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import farm.rendezvous.orchestrator.nodes.control.AttemptPulse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one report changes in the books, inside a transaction that holds its job. A frame listens
 * only to the attempt that holds its batch; what any other says is stale, counted, and changes
 * nothing.
 */
@ApplicationScoped
class Bookkeeper {

  private static final System.Logger LOG = System.getLogger(Bookkeeper.class.getName());

  private final Ledger ledger;
  private final AttemptPulse pulse;
  private final Rivalry rivalry;
  private final FailurePolicy policy;
  private final FarmFigures figures;
  private final Endings endings;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Bookkeeper() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  Bookkeeper(
      Ledger ledger,
      AttemptPulse pulse,
      Rivalry rivalry,
      FailurePolicy policy,
      FarmFigures figures,
      Endings endings,
      Clock clock) {
    this.policy = policy;
    this.ledger = ledger;
    this.pulse = pulse;
    this.rivalry = rivalry;
    this.figures = figures;
    this.endings = endings;
    this.clock = clock;
  }

  /** Enters a report of an attempt at a batch of this job, locked by the caller. */
  void enter(Report report, Job job, Attempt attempt) {
    if (report instanceof FrameStarted started) {
      started(started, job, attempt);
    } else if (report instanceof FrameCompleted completed) {
      completed(completed, job, attempt);
    } else if (report instanceof FrameFailed failed) {
      failed(failed, job, attempt);
    } else if (report instanceof FramesReturned returned) {
      returned(returned, job, attempt);
    } else if (report instanceof FileWarnings warnings) {
      if (!attempt.isLost()) {
        job.file().warn(warnings.warnings());
      }
    }
  }

  private void started(FrameStarted report, Job job, Attempt attempt) {
    held(report, report.frame(), attempt)
        .filter(frame -> frame.state() == FrameState.QUEUED)
        .ifPresent(frame -> frame.start(job, report.node()));
  }

  private void completed(FrameCompleted report, Job job, Attempt attempt) {
    held(report, report.frame(), attempt)
        .filter(frame -> !frame.state().isFinal())
        .ifPresent(
            frame -> {
              frame.complete(job, report);
              figures.frameCompleted(report.seconds());
              closed(1, job, attempt);
            });
  }

  private void failed(FrameFailed report, Job job, Attempt attempt) {
    held(report, report.frame(), attempt)
        .filter(frame -> !frame.state().isFinal())
        .ifPresent(
            frame -> {
              if (frame.state() == FrameState.QUEUED) {
                frame.start(job, report.node()); // Blender could not even open the file
              }
              giveUpOrRetry(frame, report, job, attempt);
              closed(1, job, attempt);
            });
  }

  private void giveUpOrRetry(Frame frame, FrameFailed report, Job job, Attempt attempt) {
    int failures = frame.failures() + 1;
    String problem = problem(report);
    boolean canceled = job.state() == JobState.CANCEL_REQUESTED;
    Optional<String> notWorthIt = policy.whyNotWorthIt(report, job);
    boolean again =
        !canceled
            && !job.isGivenUp()
            && RetryPolicy.isWorthIt(report.reason(), failures, job.maxAttempts());
    if (canceled) {
      frame.cancel(job);
    } else if (again) {
      List<String> avoid = new ArrayList<>(List.of(report.node()));
      ledger.batch(attempt.batchId()).ifPresent(batch -> avoid.addAll(batch.avoided()));
      Batch retry =
          new Batch(
              job.id(),
              List.of(frame.number()),
              clock.instant().plus(RetryPolicy.delay(failures)),
              avoid.stream().distinct().toList());
      ledger.add(retry);
      job.batchWaits(retry.notBefore());
      frame.retryIn(retry.id(), job, report.reason(), problem);
    } else {
      endings.giveUp(frame, job, report.node(), report.reason(), report.problem(), problem);
      notWorthIt.ifPresent(why -> policy.giveUp(job, frame, why));
    }
    LOG.log(
        Level.WARNING,
        "job {0} frame {1}: {2} on {3}, try {4} of {5}; {6}",
        job.id(),
        frame.number(),
        OneLine.of(report.problem()),
        report.node(),
        failures,
        job.maxAttempts(),
        again ? "it is tried again" : "it is given up");
  }

  private static String problem(FrameFailed report) {
    return report.logTail().isBlank()
        ? report.problem()
        : report.problem() + "\n\n" + report.logTail().stripTrailing();
  }

  private void returned(FramesReturned report, Job job, Attempt attempt) {
    List<Frame> frames =
        report.frames().stream()
            .flatMap(number -> held(report, number, attempt).stream())
            .filter(frame -> !frame.state().isFinal())
            .toList();
    if (frames.isEmpty()) {
      return;
    }
    if (job.isGivenUp()) {
      frames.forEach(frame -> frame.cancel(job));
    } else {
      requeue(frames, job, attempt);
    }
    closed(frames.size(), job, attempt);
    LOG.log(
        Level.INFO,
        "job {0} frames {1}: given back by {2}: {3}",
        job.id(),
        frames.stream().map(Frame::number).toList(),
        report.node(),
        report.reason());
  }

  private void requeue(List<Frame> frames, Job job, Attempt attempt) {
    Batch batch =
        new Batch(
            job.id(),
            frames.stream().map(Frame::number).toList(),
            clock.instant(),
            ledger.batch(attempt.batchId()).map(Batch::avoided).orElse(List.of()));
    ledger.add(batch);
    job.batchWaits(batch.notBefore());
    frames.forEach(frame -> frame.requeueIn(batch.id(), job));
  }

  /** Frames of the attempt came to an end; so may the attempt, its batch and the job. */
  private void closed(int frames, Job job, Attempt attempt) {
    for (int i = 0; i < frames; i++) {
      attempt.frameClosed(clock.instant());
    }
    if (!attempt.isRunning()) {
      pulse.forget(attempt.id());
      rivalry.ended(attempt.jobId(), attempt.id());
      ledger.batch(attempt.batchId()).ifPresent(Batch::done);
    }
    endings.settle(job);
    ledger.restIfQuiet(job);
    if (job.state().isFinal()) {
      LOG.log(Level.INFO, "job {0} is {1}: {2}", job.id(), job.state().json(), job.counts());
    }
  }

  /** The frame, if it is the attempt's; else the report is stale. */
  private Optional<Frame> held(Report report, int number, Attempt attempt) {
    Optional<Frame> frame =
        attempt.isLost()
            ? Optional.empty()
            : ledger.frame(report.jobId(), number).filter(found -> found.isIn(attempt.batchId()));
    if (frame.isEmpty()) {
      stale(report);
    }
    return frame;
  }

  /** It is of an attempt that holds nothing any more. */
  void stale(Report report) {
    figures.staleReport();
    LOG.log(Level.INFO, "stale, changes nothing: {0}", OneLine.of(report.toString()));
  }
}
