package farm.rendezvous.bench.controlplane;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reports of one node on their way, as the node's own outbox sends them: one message each, in
 * order, beside the rendering.
 */
final class Outbox {
  private final Broker broker;
  private final Executor senders;
  private final Timings timings;
  private final Tally tally;
  private final Deque<Report> waiting = new ArrayDeque<>();
  private boolean sending;

  Outbox(Broker broker, Executor senders, Timings timings, Tally tally) {
    this.broker = broker;
    this.senders = senders;
    this.timings = timings;
    this.tally = tally;
  }

  synchronized void add(Report report) {
    waiting.add(report);
    if (!sending) {
      sending = true;
      senders.execute(this::send);
    }
  }

  /** Waits until the broker has all of them. */
  synchronized void awaitSent() throws InterruptedException {
    while (!waiting.isEmpty()) {
      wait();
    }
  }

  private void send() {
    Report report;
    while ((report = first()) != null) {
      long begun = System.nanoTime();
      try {
        broker.send(Destinations.REPORTS, report);
      } catch (BrokerAwayException e) {
        tally.trouble("a report was lost: " + e.getMessage());
      }
      Timings.record(timings.reports(), begun);
      sent();
    }
  }

  private synchronized @Nullable Report first() {
    sending = !waiting.isEmpty();
    return waiting.peek();
  }

  private synchronized void sent() {
    waiting.remove();
    notifyAll();
  }
}
