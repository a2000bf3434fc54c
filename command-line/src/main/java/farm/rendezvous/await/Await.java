package farm.rendezvous.await;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks at something until it is as it should be.
 *
 * @param interval pause between two looks
 */
public record Await(Duration interval) {

  /** Waits with looks at this interval. */
  public static Await every(Duration interval) {
    return new Await(interval);
  }

  /**
   * Returns the first thing seen that is enough.
   *
   * @param what the thing waited for, as the beginning of a sentence
   * @param limit the last look is taken when it has passed
   * @throws NotInTime when even that look did not show enough
   * @throws CancellationException when the thread is interrupted
   */
  public <T> T until(String what, Duration limit, Supplier<T> look, Predicate<? super T> enough) {
    long begin = System.nanoTime();
    while (true) {
      boolean last = System.nanoTime() - begin >= limit.toNanos();
      T seen = look.get();
      if (enough.test(seen)) {
        return seen;
      }
      if (last) {
        throw new NotInTime(what, limit, seen);
      }
      pause();
    }
  }

  private void pause() {
    LockSupport.parkNanos(interval.toNanos());
    if (Thread.interrupted()) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting");
    }
  }
}
