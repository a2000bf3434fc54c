package farm.rendezvous.node.batches.control;

import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.logging.LogContext;
import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Heartbeat.Work;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FramesReturned;
import farm.rendezvous.node.desk.Desk;
import farm.rendezvous.node.desk.Fitness;
import farm.rendezvous.node.rendering.Reins;
import farm.rendezvous.node.rendering.RenderTask;
import farm.rendezvous.node.rendering.Renderer;
import farm.rendezvous.node.reporting.Heartbeats;
import farm.rendezvous.node.reporting.Outbox;
import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.storage.AttemptOutput;
import farm.rendezvous.node.storage.FileChangedException;
import farm.rendezvous.node.storage.Inputs;
import farm.rendezvous.node.storage.Storage;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

/** The way of a batch through the node, from the offer to the last report. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class BatchRun {

  private static final System.Logger LOG = System.getLogger(BatchRun.class.getName());

  private static final Duration UNFIT_PAUSE = Duration.ofSeconds(1);

  @Resource private ManagedExecutorService executor;
  @Inject private NodeSettings settings;
  @Inject private Fitness fitness;
  @Inject private Desk desk;
  @Inject private Claims claims;
  @Inject private Storage storage;
  @Inject private Renderer renderer;
  @Inject private Telling telling;
  @Inject private Outbox outbox;
  @Inject private Heartbeats heartbeats;

  /**
   * Claims and renders what is offered. Returns when the offer is refused, or when the slot is free
   * again or as good as free: the last frames of a batch are rendered, checked and reported while
   * the next one is claimed. The orchestrator keeps watch over an attempt by the heartbeats, so the
   * offer has served its purpose by then. A node that is not fit, or rests, holds the offer without
   * claiming it; others get it meanwhile.
   */
  public void run(BatchOffer offer) throws InterruptedException {
    while (desk.closed().isEmpty() && (fitness.trouble().isPresent() || desk.isResting())) {
      desk.pause(UNFIT_PAUSE);
    }
    if (!desk.take(settings.slots())) {
      return;
    }
    try {
      Optional<Grant> grant = claims.claim(offer);
      if (grant.isPresent()) {
        run(grant.get());
      }
    } finally {
      desk.free();
      heartbeats.wake();
    }
  }

  private void run(Grant grant) throws InterruptedException {
    Reins reins = new Reins();
    desk.put(new Work(grant.jobId(), grant.batchId(), grant.attemptId()), reins);
    heartbeats.wake();
    Runnable rendering = LogContext.carried(() -> toTheEnd(grant, reins));
    try {
      executor.execute(rendering);
    } catch (RejectedExecutionException e) {
      rendering.run(); // the container stops, and what is held is given back
    }
    try {
      var unused = reins.nearlyDone().get();
      desk.awaitEndIfClosed(grant.attemptId()); // Liberty ends what this needs when it returns
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void toTheEnd(Grant grant, Reins reins) {
    try {
      render(grant, reins);
      outbox.awaitSent(grant.attemptId());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "attempt {0}: a defect of ours; it will be lost", grant.attemptId(), e);
    } finally {
      desk.remove(grant.attemptId());
      reins.done();
      heartbeats.wake();
    }
  }

  private void render(Grant grant, Reins reins) {
    List<Integer> left = grant.frames();
    try (AttemptOutput output = storage.open(grant, () -> !reins.isStopped())) {
      left = new Takeover(grant, output, settings.name()).adoptFinished(telling::tell);
      if (!left.isEmpty()) {
        Inputs inputs = storage.inputs(grant, () -> reins.whyStopped() == null);
        RenderTask task =
            new RenderTask(
                grant.jobId(),
                grant.attemptId(),
                settings.name(),
                inputs,
                left,
                grant.settings(),
                output,
                output.log(logName(grant, left)));
        renderer.render(task, telling::tell, reins);
      }
    } catch (SupersededException e) {
      giveBack(grant, left, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      String why = reins.whyStopped();
      if (why == null) {
        Thread.currentThread().interrupt();
      }
      giveBack(grant, left, Objects.requireNonNullElse(why, "the node was interrupted"));
    } catch (IOException e) {
      fail(grant, left, e);
    }
  }

  private void giveBack(Grant grant, List<Integer> frames, String why) {
    telling.tell(
        new FramesReturned(grant.jobId(), grant.attemptId(), settings.name(), frames, why));
  }

  /** Folders, or the orchestrator, could not be used, so no frame could be begun. */
  private void fail(Grant grant, List<Integer> frames, IOException why) {
    boolean full = String.valueOf(why.getMessage()).contains("No space left");
    boolean changed = why instanceof FileChangedException;
    FailureReason reason =
        changed
            ? FailureReason.FILE_CHANGED
            : full ? FailureReason.DISK_FULL : FailureReason.NODE_TROUBLE;
    String problem =
        switch (reason) {
          case FILE_CHANGED -> String.valueOf(why.getMessage());
          case DISK_FULL -> "disk full: " + why.getMessage();
          default -> "inputs cannot be read or frames not written: " + why;
        };
    for (int frame : frames) {
      telling.tell(
          new FrameFailed(
              grant.jobId(), grant.attemptId(), settings.name(), frame, reason, problem, ""));
    }
  }

  private String logName(Grant grant, List<Integer> frames) {
    return String.format(
        Locale.ROOT,
        "frames_%04d-%04d_%s_%s",
        frames.get(0),
        frames.get(frames.size() - 1),
        settings.name(),
        grant.attemptId().toString().substring(0, 8));
  }
}
