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
import java.util.ArrayList;
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
  private final ReadAhead ahead;
  private final Bookkeeper bookkeeper;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Reporting() {
    this(null, null, null);
  }

  @Inject
  Reporting(Ledger ledger, ReadAhead ahead, Bookkeeper bookkeeper) {
    this.ledger = ledger;
    this.ahead = ahead;
    this.bookkeeper = bookkeeper;
  }

  /** Applies reports in their order, all or none. */
  @Transactional
  public void apply(List<Report> reports) {
    Map<UUID, Job> jobs = ledger.lock(reports.stream().map(Report::jobId).distinct().toList());
    Map<UUID, Attempt> attempts = readAhead(framesByAttempt(reports));
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

  /**
   * The attempts. Their frames are read with one query for all batches that are told of to their
   * ends, with one more for each of which only a part is, and with none where it is one frame.
   */
  private Map<UUID, Attempt> readAhead(Map<UUID, NavigableSet<Integer>> told) {
    Map<UUID, Attempt> attempts = new HashMap<>();
    List<UUID> ending = new ArrayList<>();
    for (Attempt attempt : ahead.attempts(told.keySet())) {
      attempts.put(attempt.id(), attempt);
      NavigableSet<Integer> frames = told.getOrDefault(attempt.id(), new TreeSet<>());
      if (attempt.isLost() || frames.isEmpty()) {
        continue;
      }
      if (attempt.isRunning() && frames.size() >= attempt.openFrames()) {
        ending.add(attempt.batchId());
      } else if (frames.size() > 1) {
        ahead.frames(attempt.batchId(), frames.first(), frames.last());
      }
    }
    ahead.batches(ending);
    ahead.openFrames(ending);
    return attempts;
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
