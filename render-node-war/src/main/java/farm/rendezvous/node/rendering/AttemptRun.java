package farm.rendezvous.node.rendering;

import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.node.cores.SharedCores;
import farm.rendezvous.node.cores.SharedCores.Core;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.OptionalInt;

/**
 * Leads the frames of one attempt through Blender, one after another, and what comes after Blender
 * beside it. Whatever happens, each frame ends in one report.
 */
final class AttemptRun {

  private static final System.Logger LOG = System.getLogger(AttemptRun.class.getName());

  private final RenderTask task;
  private final BlenderSupply supply;
  private final SharedCores cores;
  private final AttemptReports reports;
  private final Reins reins;
  private final FinishingLine line;
  private final OpenFrames open;

  AttemptRun(
      RenderTask task,
      BlenderSupply supply,
      SharedCores cores,
      AttemptReports reports,
      Reins reins,
      FinishingLine line) {
    this.task = task;
    this.supply = supply;
    this.cores = cores;
    this.reports = reports;
    this.reins = reins;
    this.line = line;
    this.open = new OpenFrames(task.frames());
  }

  /** Returns when each frame is reported. */
  void run() throws SupersededException {
    reins.take(open, reports::giveBack);
    try {
      if (open.isAnyWaiting()) {
        supply.takeSlot();
        reins.beginAtOnce();
      }
      while (open.isAnyWaiting() && reins.reason() == null) {
        useABlender();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reins.stop("the node was interrupted");
    } finally {
      supply.close();
      reins.done();
      line.drain();
    }
    String reason = reins.reason();
    List<Integer> left = open.takeUnsettled();
    if (!left.isEmpty() && reason != null) {
      reports.giveBack(left, reason);
    }
  }

  private void useABlender() throws SupersededException, InterruptedException {
    try {
      AttemptBlender blender = supply.get(open);
      boolean inOrder = false;
      try {
        reins.watch(blender.process());
        reports.warn(blender.open());
        inOrder = renderIn(blender);
      } finally {
        reins.watch(null);
        if (inOrder && reins.reason() == null) {
          supply.putBack(blender);
        } else {
          blender.close();
        }
      }
    } catch (RenderFailedException e) {
      if (reins.reason() == null && !supply.helps(e)) {
        failAll(e);
      }
    } catch (IOException e) {
      failAll(RenderFailedException.ofBlender(Diagnosis.ofStart(e), ""));
    }
  }

  /** Renders until there is no more to do, or the Blender is of no more use; says which. */
  private boolean renderIn(AttemptBlender blender)
      throws SupersededException, InterruptedException {
    boolean inOrder = true;
    while (reins.reason() == null) {
      Core core = coreFor(blender);
      OptionalInt next = open.next();
      if (next.isEmpty()) {
        core.close();
        return inOrder;
      }
      int frame = next.getAsInt();
      boolean used = blender.isUsed();
      try {
        Rendered rendered = renderOn(core, blender, frame);
        line.add(() -> finish(rendered));
      } catch (RenderFailedException e) {
        task.folder().checkNotSuperseded();
        inOrder = false;
        if (reins.reason() != null || isTriedAgain(frame, e, used)) {
          return false;
        }
        line.add(() -> fail(frame, e));
        if (e.isBlenderGone()) {
          return false;
        }
      }
      if (blender.isOvergrown() || gaveWay(blender)) {
        return false;
      }
    }
    return false;
  }

  /** Until there is one, what waits may still be passed on. */
  private Core coreFor(AttemptBlender blender) throws InterruptedException {
    reins.approach();
    return blender.waitsToBeTold()
        ? cores.take(() -> reins.reason() == null && open.isAnyWaiting())
        : SharedCores.NO_CORE;
  }

  private Rendered renderOn(Core core, AttemptBlender blender, int frame)
      throws RenderFailedException, InterruptedException {
    try {
      reins.begin();
      reports.start(frame);
      Rendered rendered = blender.render(frame);
      reins.end();
      return rendered;
    } finally {
      core.close();
    }
  }

  /** One that was told all its frames at once does not hear that no more of them is wanted. */
  private boolean gaveWay(AttemptBlender blender) {
    String why = reins.whyStopped();
    if (why == null || blender.waitsToBeTold()) {
      return false;
    }
    open.keepNone();
    reins.giveWay(why);
    return true;
  }

  /** A frame fails only in a Blender that had rendered nothing before it. */
  private boolean isTriedAgain(int frame, RenderFailedException e, boolean used) {
    boolean again = supply.helps(e) || (used && e.mayBeOfOldAge());
    if (again) {
      LOG.log(
          Level.WARNING,
          "job {0} frame {1}: {2}; it is tried again in a new Blender, attempt {3}",
          task.jobId(),
          frame,
          e.failure().problem(),
          task.attemptId());
      open.again(frame);
      supply.startAfresh();
    }
    return again;
  }

  private void finish(Rendered rendered) throws SupersededException {
    int frame = rendered.event().frame();
    try {
      reports.complete(FrameFinisher.finish(task, rendered));
      open.settle(frame);
    } catch (RenderFailedException e) {
      fail(frame, e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "job {0} frame {1}: a defect of ours", task.jobId(), frame, e);
      fail(frame, ofUs(e));
    }
  }

  private void fail(int frame, RenderFailedException e) throws SupersededException {
    task.folder().checkNotSuperseded();
    if (reins.reason() == null) {
      reports.fail(frame, e);
      open.settle(frame);
    }
  }

  /** No Blender can begin with the frames, so none of them can be rendered by this attempt. */
  private void failAll(RenderFailedException e) throws SupersededException, InterruptedException {
    task.folder().checkNotSuperseded();
    while (reins.reason() == null && open.isAnyWaiting()) {
      OptionalInt next = open.next();
      if (next.isPresent()) {
        int frame = next.getAsInt();
        line.add(() -> fail(frame, e));
      }
    }
  }

  private static RenderFailedException ofUs(RuntimeException e) {
    return RenderFailedException.ofFrame(
        new Failure(FailureReason.NODE_TROUBLE, "the node could not check the image: " + e), "");
  }
}
