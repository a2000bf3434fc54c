package farm.rendezvous.node.rendering;

import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.logging.LogContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with frames after Blender, one after the other in their order, beside Blender.
 * If the disk cannot keep up, Blender waits at last, or images would pile up.
 */
final class FinishingLine {

  /**
   * Frames that may wait here, or be worked on, while Blender renders another: enough for a disk
   * that is slow for a moment, and few enough to notice soon that it is full.
   */
  static final int ROOM = 16;

  /** What is to be done with a frame. */
  interface Step {
    void run() throws SupersededException;
  }

  private final Executor executor;
  private final Semaphore room = new Semaphore(ROOM);
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private volatile @Nullable SupersededException superseded;
  private volatile @Nullable RuntimeException defect;

  /** Nothing is to be done yet. */
  FinishingLine(Executor executor) {
    this.executor = executor;
  }

  /**
   * Adds a step; waits while there is no room.
   *
   * @throws SupersededException as soon as an earlier step has thrown it; nothing is done after it
   */
  void add(Step step) throws InterruptedException, SupersededException {
    room.acquire();
    check();
    last = last.thenRunAsync(LogContext.carried(() -> take(step)), this::execute);
  }

  /** Waits until all is done. */
  void drain() throws SupersededException {
    last.join();
    check();
  }

  private void check() throws SupersededException {
    SupersededException taken = superseded;
    RuntimeException thrown = defect;
    if (taken != null) {
      throw taken;
    } else if (thrown != null) {
      throw thrown;
    }
  }

  private void take(Step step) {
    try {
      if (superseded == null && defect == null) {
        step.run();
      }
    } catch (SupersededException e) {
      superseded = e;
    } catch (RuntimeException e) {
      defect = e;
    } finally {
      room.release();
    }
  }

  /** A container that stops gives no more threads, but what is rendered is still reported. */
  private void execute(Runnable step) {
    try {
      executor.execute(step);
    } catch (RejectedExecutionException e) {
      step.run();
    }
  }
}
