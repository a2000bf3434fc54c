package farm.rendezvous.orchestrator.dispatch.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who ask for the same, and how often it is done. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class NudgeTest {

  private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(2);
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore mayEnd = new Semaphore(0);
  private final AtomicInteger runs = new AtomicInteger();
  private final Nudge nudge = new Nudge(this::work);

  @AfterEach
  void end() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void ofAThousandWhoAskWhileItIsDoneOneWaits() throws InterruptedException {
    nudge.give(threads);
    begun.acquire();
    nudge.give(threads);
    while (!threads.getQueue().isEmpty()) {
      Thread.onSpinWait(); // until the second one has a thread, or the time of the test is over
    }
    for (int i = 0; i < 1000; i++) {
      nudge.give(threads);
    }

    assertThat(threads.getQueue()).isEmpty();
    mayEnd.release(2);
    begun.acquire();
    assertThat(runs).hasValue(2);
  }

  @Test
  void whoAsksAfterwardsHasItDoneAgain() throws InterruptedException {
    mayEnd.release(2);
    nudge.give(threads);
    begun.acquire();

    nudge.give(threads);

    begun.acquire();
  }

  @Test
  void whoAsksDuringARunHasItDoneNoSoonerThanThePauseAfterItsEnd() throws InterruptedException {
    nudge.pauseFor(100);
    nudge.give(threads);
    begun.acquire();
    nudge.give(threads);
    while (!threads.getQueue().isEmpty()) {
      Thread.onSpinWait(); // until the second one has a thread, or the time of the test is over
    }

    long end = System.nanoTime();
    mayEnd.release(2);
    begun.acquire();

    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - end)).isGreaterThanOrEqualTo(99);
  }

  private void work() {
    runs.incrementAndGet();
    begun.release();
    mayEnd.acquireUninterruptibly();
  }
}
