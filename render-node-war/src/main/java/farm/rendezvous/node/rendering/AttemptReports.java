package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FileWarnings;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.Report.FramesReturned;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an attempt has to tell, each thing once. Starts are told by one thread and ends by another.
 */
final class AttemptReports {

  private final RenderTask task;
  private final Consumer<Report> listener;
  private final Set<Integer> started = new HashSet<>();
  private boolean warned;

  AttemptReports(RenderTask task, Consumer<Report> listener) {
    this.task = task;
    this.listener = listener;
  }

  /** What Blender noticed about the file. */
  void warn(List<String> warnings) {
    if (!warned && !warnings.isEmpty()) {
      warned = true;
      listener.accept(
          new FileWarnings(
              task.jobId(), task.attemptId(), task.node(), task.inputs().seenInside(warnings)));
    }
  }

  /** Blender begins with the frame, for the first time or once more. */
  void start(int frame) {
    if (started.add(frame)) {
      listener.accept(new FrameStarted(task.jobId(), task.attemptId(), task.node(), frame));
    }
  }

  void complete(Report.FrameCompleted report) {
    listener.accept(report);
  }

  void fail(int frame, RenderFailedException why) {
    listener.accept(
        new FrameFailed(
            task.jobId(),
            task.attemptId(),
            task.node(),
            frame,
            why.failure().reason(),
            why.failure().problem(),
            why.logTail()));
  }

  void giveBack(List<Integer> frames, String reason) {
    listener.accept(
        new FramesReturned(task.jobId(), task.attemptId(), task.node(), frames, reason));
  }
}
