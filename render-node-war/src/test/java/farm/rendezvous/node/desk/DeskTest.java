package farm.rendezvous.node.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import farm.rendezvous.messages.Heartbeat.Work;
import farm.rendezvous.node.rendering.Reins;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class DeskTest {

  private final Desk desk = new Desk();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void givesOutAsManySlotsAsThereAre() {
    assertThat(desk.isBusy()).isFalse();
    assertThat(desk.tryTake(2)).isTrue();
    assertThat(desk.tryTake(2)).isTrue();
    assertThat(desk.tryTake(2)).isFalse();
    desk.free();
    assertThat(desk.isBusy()).isTrue();
    assertThat(desk.tryTake(2)).isTrue();
  }

  @Test
  void handsAFreedSlotToOneWhoWaits() throws Exception {
    desk.tryTake(1);
    Future<Boolean> first = threads.submit(() -> desk.take(1));
    Future<Boolean> second = threads.submit(() -> desk.take(1));
    desk.free();

    await().until(() -> first.isDone() || second.isDone());
    assertThat(first.isDone() && second.isDone()).isFalse();
    desk.free();
    assertThat(first.get() && second.get()).isTrue();
  }

  @Test
  void neverGivesOutMoreThanThereAreToManyWhoAsk() throws Exception {
    AtomicInteger holders = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(8);
    for (int thread = 0; thread < 8; thread++) {
      threads.execute(
          () -> {
            try {
              for (int turn = 0; turn < 500 && desk.take(3); turn++) {
                most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                holders.decrementAndGet();
                desk.free();
              }
              done.countDown();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }

    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(most.get()).isBetween(1, 3);
    assertThat(desk.isBusy()).isFalse();
  }

  @Test
  void sendsAwayWhoWaitsWhenTheNodeStops() throws Exception {
    desk.tryTake(1);
    Future<Boolean> waiting = threads.submit(() -> desk.take(1));
    Future<?> pausing = threads.submit(() -> pause(Duration.ofHours(1)));
    desk.close("the node stops");

    assertThat(waiting.get()).isFalse();
    pausing.get();
    assertThat(desk.closed()).contains("the node stops");
    desk.free();
    assertThat(desk.tryTake(1)).isFalse();
  }

  @Test
  void aBatchThatIsBegunYieldsWhenTheNodeStopsAndIsStoppedWhenThatTakesTooLong() throws Exception {
    Work work = new Work(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    Reins reins = new Reins();
    desk.put(work, reins);
    desk.awaitEndIfClosed(work.attemptId());

    desk.close("the node stops");
    assertThat(reins.whyStopped()).isEqualTo("the node stops");
    assertThat(reins.isStopped()).as("its frame is finished").isFalse();
    Future<?> listener = threads.submit(() -> awaitEnd(work.attemptId()));

    desk.stop("the node stops");
    assertThat(reins.isStopped()).isTrue();
    assertThat(listener.isDone()).isFalse();
    desk.remove(work.attemptId());
    listener.get();

    desk.put(work, reins);
    Future<?> other = threads.submit(() -> awaitEnd(work.attemptId()));
    desk.leave();
    other.get();
  }

  @Test
  void aPauseEndsByItselfAndNotWhenASlotIsFreed() throws Exception {
    Future<?> pausing = threads.submit(() -> pause(Duration.ofMillis(300)));
    long begun = System.nanoTime();
    desk.tryTake(1);
    desk.free();
    pausing.get();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(200));
  }

  @Test
  void listsWhatItHoldsAndWhereItIs() {
    Work work = new Work(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    desk.put(work, new Reins());
    desk.at(UUID.randomUUID(), 3);
    assertThat(desk.work()).containsExactly(work);

    desk.at(work.attemptId(), 7);
    assertThat(desk.work())
        .containsExactly(
            new Work(work.jobId(), work.batchId(), work.attemptId(), 7, null, null, null));

    desk.remove(work.attemptId());
    desk.at(work.attemptId(), 8);
    assertThat(desk.work()).isEmpty();
  }

  @Test
  void waitsForTheLastSlotToBeFreed() throws Exception {
    desk.tryTake(1);
    assertThat(desk.awaitFree(Duration.ofMillis(50))).isFalse();
    Future<Boolean> waiting = threads.submit(() -> desk.awaitFree(Duration.ofSeconds(20)));
    desk.free();

    assertThat(waiting.get()).isTrue();
  }

  private Void awaitEnd(UUID attempt) throws InterruptedException {
    desk.awaitEndIfClosed(attempt);
    return null;
  }

  private Void pause(Duration time) throws InterruptedException {
    desk.pause(time);
    return null;
  }
}
