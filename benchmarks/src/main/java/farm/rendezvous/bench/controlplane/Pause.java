package farm.rendezvous.bench.controlplane;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time that passes for the nodes, until the simulation is over. */
final class Pause {
  private final CountDownLatch over = new CountDownLatch(1);

  /**
   * Lets time pass.
   *
   * @return false if the simulation is over
   */
  boolean of(Duration time) throws InterruptedException {
    return time.isZero() ? !isOver() : !over.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  void end() {
    over.countDown();
  }
}
