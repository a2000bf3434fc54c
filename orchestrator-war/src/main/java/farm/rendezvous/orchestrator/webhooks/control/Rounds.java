package farm.rendezvous.orchestrator.webhooks.control;

import farm.rendezvous.orchestrator.webhooks.entity.Delivery;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Sends couriers out for what is due, a few at a time and fewer to one receiver, so that one that
 * is dead or slow keeps nobody else waiting. However many receivers are dead, some couriers are
 * there for what is tried for the first time.
 */
final class Rounds {

  static final int AT_ONCE = 16;
  static final int TO_ONE_RECEIVER = 2;
  static final int AGAIN_AT_ONCE = 12;

  private static final int MOST_RECEIVERS = 200;

  private static final System.Logger LOG = System.getLogger(Rounds.class.getName());

  private final Deliveries deliveries;
  private final Courier courier;
  private final Executor executor;
  private final Set<UUID> underWay = new HashSet<>();
  private final Set<UUID> again = new HashSet<>();
  private final Map<String, Integer> busy = new HashMap<>();

  Rounds(Deliveries deliveries, Courier courier, Executor executor) {
    this.deliveries = deliveries;
    this.courier = courier;
    this.executor = executor;
  }

  /**
   * Sends out as many as may go.
   *
   * @param afterEach what to do when one is back and what came of it is in the books; not if it
   *     could not be written, for then it is due still and would go out again without a pause
   */
  void go(Runnable afterEach) {
    for (String receiver : deliveries.receivers(MOST_RECEIVERS)) {
      if (room(receiver) > 0) {
        // those under way are still due by the books
        List<Delivery> due = deliveries.due(receiver, 2 * TO_ONE_RECEIVER);
        due.stream()
            .filter(delivery -> leave(receiver, delivery))
            .forEach(delivery -> send(receiver, delivery, afterEach));
      }
    }
  }

  private void send(String receiver, Delivery delivery, Runnable afterEach) {
    try {
      executor.execute(() -> carry(receiver, delivery, afterEach));
    } catch (RejectedExecutionException e) {
      back(receiver, delivery.id());
    }
  }

  private void carry(String receiver, Delivery delivery, Runnable afterEach) {
    try {
      deliveries.tried(delivery.id(), courier.carry(delivery));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "what came of a delivery could not be written; it goes again", e);
      return;
    } finally {
      back(receiver, delivery.id());
    }
    afterEach.run();
  }

  private synchronized int room(String receiver) {
    return Math.min(AT_ONCE - underWay.size(), TO_ONE_RECEIVER - busy.getOrDefault(receiver, 0));
  }

  private synchronized boolean leave(String receiver, Delivery delivery) {
    boolean isFirst = delivery.attempts() == 0;
    if (room(receiver) <= 0
        || (!isFirst && again.size() >= AGAIN_AT_ONCE)
        || !underWay.add(delivery.id())) {
      return false;
    }
    if (!isFirst) {
      again.add(delivery.id());
    }
    busy.merge(receiver, 1, Integer::sum);
    return true;
  }

  private synchronized void back(String receiver, UUID delivery) {
    underWay.remove(delivery);
    again.remove(delivery);
    busy.computeIfPresent(receiver, (one, count) -> count == 1 ? null : count - 1);
  }
}
