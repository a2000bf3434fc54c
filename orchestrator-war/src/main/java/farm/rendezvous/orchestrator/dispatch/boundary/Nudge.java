package farm.rendezvous.orchestrator.dispatch.boundary;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has something done soon, once for all who ask for it meanwhile: a thousand nodes that come at the
 * same time make it run a few times.
 */
final class Nudge {

  private static final long LEAST_PAUSE_MILLIS = 20;
  private static final long LONGEST_PAUSE_MILLIS = 250;

  private final Runnable work;
  private final AtomicBoolean given = new AtomicBoolean();
  private volatile long pauseMillis = LEAST_PAUSE_MILLIS;
  private volatile long lastEnd =
      System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(LONGEST_PAUSE_MILLIS);

  /**
   * None yet.
   *
   * @param work throws nothing
   */
  Nudge(Runnable work) {
    this.work = work;
  }

  /**
   * What is asked for within this time of the end of a run is for the next one.
   *
   * @param millis what is less than 20 or more than 250 counts as that
   */
  void pauseFor(long millis) {
    pauseMillis = Math.max(LEAST_PAUSE_MILLIS, Math.min(LONGEST_PAUSE_MILLIS, millis));
  }

  /** Has it done after this moment, by a thread of the executor. */
  void give(ScheduledExecutorService executor) {
    if (given.compareAndSet(false, true)) {
      schedule(executor);
    }
  }

  private void schedule(ScheduledExecutorService executor) {
    var unused = executor.schedule(() -> run(executor), restMillis(), TimeUnit.MILLISECONDS);
  }

  /** How much of the pause since the last run is left. */
  private long restMillis() {
    long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastEnd);
    return Math.max(0, pauseMillis - since);
  }

  /** One at a time, and given until it begins: of runs that wait for a slow one there is one. */
  private synchronized void run(ScheduledExecutorService executor) {
    if (restMillis() > 0) { // it was asked for during a run, and has waited for its end
      schedule(executor);
      return;
    }
    given.set(false);
    work.run();
    lastEnd = System.nanoTime();
  }
}
