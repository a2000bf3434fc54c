package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FileWarnings;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.Report.FramesReturned;
import farm.rendezvous.node.output.SupersededException;
import farm.rendezvous.node.settings.NodeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Leads the frames of a task through Blender, one after another. A Blender that dies takes its
 * frame with it; the others go on in a new one. Whatever happens, each frame ends in one report.
 */
public final class Renderer {

  private final NodeSettings settings;
  private final InstalledBlender installed;
  private final Executor executor;
  private final Path worker = WorkerScript.extract();

  /**
   * A renderer.
   *
   * @param installed knows which files it can read
   * @param executor for threads that read what Blender prints
   */
  public Renderer(NodeSettings settings, InstalledBlender installed, Executor executor) {
    this.settings = settings;
    this.installed = installed;
    this.executor = executor;
  }

  /**
   * Renders. Returns when each frame is reported and no Blender of it runs any more.
   *
   * @param reports is told of each frame as it starts and ends
   * @throws SupersededException when another attempt has taken over; what is not reported by then
   *     is not this one's any more
   */
  public void render(RenderTask task, Consumer<Report> reports, StopSwitch stop)
      throws SupersededException {
    Deque<Integer> open = new ArrayDeque<>(task.frames());
    try {
      while (!open.isEmpty() && stop.reason() == null) {
        renderInOneBlender(task, open, reports, stop);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.stop("the node was interrupted");
    }
    String reason = stop.reason();
    if (!open.isEmpty() && reason != null) {
      reports.accept(
          new FramesReturned(
              task.jobId(), task.attemptId(), task.node(), List.copyOf(open), reason));
    }
  }

  private void renderInOneBlender(
      RenderTask task, Deque<Integer> open, Consumer<Report> reports, StopSwitch stop)
      throws SupersededException, InterruptedException {
    try (BlenderProcess blender = start(task);
        BlenderSession session = new BlenderSession(blender, task.settings())) {
      stop.watch(blender);
      List<String> warnings = session.open();
      if (!warnings.isEmpty()) {
        reports.accept(new FileWarnings(task.jobId(), task.attemptId(), task.node(), warnings));
      }
      boolean usable = true;
      while (usable && !open.isEmpty() && stop.reason() == null) {
        usable = renderFrame(session, task, open, reports, stop);
      }
    } catch (RenderFailedException e) {
      failAll(e, task, open, reports, stop);
    } catch (IOException e) {
      Failure failure =
          new Failure(FailureReason.NODE_TROUBLE, "Blender cannot be started: " + e.getMessage());
      failAll(RenderFailedException.ofBlender(failure, ""), task, open, reports, stop);
    } finally {
      stop.watch(null);
    }
  }

  private BlenderProcess start(RenderTask task) throws RenderFailedException, IOException {
    BlendFile.check(task.file(), settings);
    installed.mustRead(task.settings().savedBy());
    BlenderCommand command =
        new BlenderCommand(
            settings.blender(),
            task.file(),
            settings.blenderThreads(),
            worker,
            "@rendezvous-" + UUID.randomUUID());
    return BlenderProcess.start(command, task.folder().temporary(), task.log(), executor);
  }

  /** Renders the first open frame; says whether this Blender can go on. */
  private static boolean renderFrame(
      BlenderSession session,
      RenderTask task,
      Deque<Integer> open,
      Consumer<Report> reports,
      StopSwitch stop)
      throws SupersededException, InterruptedException {
    int frame = open.element();
    reports.accept(new FrameStarted(task.jobId(), task.attemptId(), task.node(), frame));
    try {
      WorkerEvent.Finished finished = session.render(frame, task.folder());
      Report completed = FrameFinisher.finish(task, frame, finished, session.logTail());
      open.remove();
      reports.accept(completed);
      return true;
    } catch (RenderFailedException e) {
      task.folder().checkNotSuperseded();
      if (stop.reason() == null) {
        open.remove();
        reports.accept(failed(frame, e, task));
      }
      return !e.isBlenderGone();
    }
  }

  /** The file could not be opened, so no frame of it can be rendered by this attempt. */
  private static void failAll(
      RenderFailedException e,
      RenderTask task,
      Deque<Integer> open,
      Consumer<Report> reports,
      StopSwitch stop)
      throws SupersededException {
    task.folder().checkNotSuperseded();
    while (stop.reason() == null && !open.isEmpty()) {
      reports.accept(failed(open.remove(), e, task));
    }
  }

  private static Report failed(int frame, RenderFailedException e, RenderTask task) {
    return new FrameFailed(
        task.jobId(),
        task.attemptId(),
        task.node(),
        frame,
        e.failure().reason(),
        e.failure().problem(),
        e.logTail());
  }
}
