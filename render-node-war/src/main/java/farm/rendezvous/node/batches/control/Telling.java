package farm.rendezvous.node.batches.control;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.logging.OneLine;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.Report.FramesReturned;
import farm.rendezvous.node.desk.Desk;
import farm.rendezvous.node.figures.NodeFigures;
import farm.rendezvous.node.reporting.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

/** Where a report of a batch goes: to the orchestrator, to the figures, to the log. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Telling {

  private static final System.Logger LOG = System.getLogger(Telling.class.getName());

  @Inject private Desk desk;
  @Inject private NodeFigures figures;
  @Inject private Outbox outbox;

  void tell(Report report) {
    figures.count(report);
    try (LogContext lines = LogContext.open()) {
      lines.about(report);
      desk.batch(report.attemptId()).ifPresent(batch -> lines.with(LogField.BATCH, batch));
      log(report);
      outbox.add(report);
    }
    if (report instanceof FrameStarted started) {
      desk.at(report.attemptId(), started.frame());
      LogContext.add(LogField.FRAME, started.frame());
    } else {
      LogContext.drop(LogField.FRAME);
    }
  }

  private static void log(Report report) {
    if (report instanceof FrameStarted started) {
      log(Level.INFO, report, "frame " + started.frame() + ": rendering");
    } else if (report instanceof FrameCompleted done) {
      String time = done.seconds() == null ? "" : " after " + done.seconds() + " s";
      log(Level.INFO, report, "frame " + done.frame() + ": in its place" + time);
    } else if (report instanceof FrameFailed failed) {
      log(Level.WARNING, report, "frame " + failed.frame() + ": " + failed.problem());
    } else if (report instanceof FramesReturned returned) {
      log(
          Level.WARNING,
          report,
          "frames " + returned.frames() + ": given back, " + returned.reason());
    }
  }

  private static void log(Level level, Report report, String what) {
    LOG.log(
        level, "job {0} {1}, attempt {2}", report.jobId(), OneLine.of(what), report.attemptId());
  }
}
