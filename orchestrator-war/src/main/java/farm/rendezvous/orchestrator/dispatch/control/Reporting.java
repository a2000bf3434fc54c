package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.Report.FramesReturned;
import farm.rendezvous.orchestrator.dispatch.entity.Attempt;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Applies what nodes tell to the books, once each, in whatever order it arrives, as many reports in
 * one transaction as there are.
 */
@ApplicationScoped
public class Reporting {

  private final Ledger ledger;
  private final Bookkeeper bookkeeper;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Reporting() {
    this(null, null);
  }

  @Inject
  Reporting(Ledger ledger, Bookkeeper bookkeeper) {
    this.ledger = ledger;
    this.bookkeeper = bookkeeper;
  }

  /** Applies reports in their order, all or none. */
  @Transactional
  public void apply(List<Report> reports) {
    Map<UUID, Job> jobs = ledger.lock(reports.stream().map(Report::jobId).distinct().toList());
    Map<UUID, Attempt> attempts = new HashMap<>();
    framesByAttempt(reports)
        .forEach(
            (id, frames) ->
                ledger
                    .attempt(id)
                    .ifPresent(
                        attempt -> {
                          attempts.put(id, attempt);
                          readAhead(attempt, frames);
                        }));
    for (Report report : reports) {
      try (LogContext lines = LogContext.open()) {
        lines.about(report);
        Job job = jobs.get(report.jobId());
        Attempt attempt = attempts.get(report.attemptId());
        if (job == null || attempt == null) {
          bookkeeper.stale(report);
        } else {
          lines.with(LogField.BATCH, attempt.batchId());
          bookkeeper.enter(report, job, attempt);
        }
      }
    }
  }

  /** One query for a batch that is told of as a whole, none more for one of which little is. */
  private void readAhead(Attempt attempt, NavigableSet<Integer> frames) {
    if (frames.size() > 1 && !attempt.isLost()) {
      ledger.readAhead(attempt.batchId(), frames.first(), frames.last());
    }
  }

  private static Map<UUID, NavigableSet<Integer>> framesByAttempt(List<Report> reports) {
    Map<UUID, NavigableSet<Integer>> frames = new HashMap<>();
    for (Report report : reports) {
      frames.computeIfAbsent(report.attemptId(), id -> new TreeSet<>()).addAll(frames(report));
    }
    return frames;
  }

  private static List<Integer> frames(Report report) {
    if (report instanceof FrameStarted started) {
      return List.of(started.frame());
    } else if (report instanceof FrameCompleted completed) {
      return List.of(completed.frame());
    } else if (report instanceof FrameFailed failed) {
      return List.of(failed.frame());
    }
    return report instanceof FramesReturned returned ? returned.frames() : List.of();
  }
}
