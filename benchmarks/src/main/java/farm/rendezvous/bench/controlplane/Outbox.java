package farm.rendezvous.bench.controlplane;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.ReportMessage;
import farm.rendezvous.messages.Reports;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Reports of one node on their way, as the node's own outbox sends them: what comes within 200 ms,
 * or until a batch ends, in one message, in order, beside the rendering.
 */
final class Outbox {
  private static final long GATHERING_MILLIS = 200;
  private static final int MOST_IN_A_MESSAGE = 50;

  private final Broker broker;
  private final Executor senders;
  private final Executor later;
  private final Timings timings;
  private final Tally tally;
  private final Deque<Report> waiting = new ArrayDeque<>();
  private boolean planned;
  private boolean sending;

  Outbox(Broker broker, Executor senders, Timings timings, Tally tally) {
    this.broker = broker;
    this.senders = senders;
    this.later =
        CompletableFuture.delayedExecutor(GATHERING_MILLIS, TimeUnit.MILLISECONDS, senders);
    this.timings = timings;
    this.tally = tally;
  }

  synchronized void add(Report report) {
    waiting.add(report);
    if (!planned) {
      planned = true;
      later.execute(this::send);
    }
  }

  /** Sends what is there, and waits until the broker has all of it. */
  synchronized void awaitSent() throws InterruptedException {
    if (!waiting.isEmpty()) {
      senders.execute(this::send);
    }
    while (!waiting.isEmpty()) {
      wait();
    }
  }

  private void send() {
    for (List<Report> reports = first(); !reports.isEmpty(); reports = first()) {
      long begun = System.nanoTime();
      try {
        ReportMessage message = reports.size() == 1 ? reports.get(0) : new Reports(reports);
        broker.send(Destinations.REPORTS, message);
      } catch (BrokerAwayException e) {
        tally.trouble("reports were lost: " + e.getMessage());
      }
      Timings.record(timings.reports(), begun);
      sent(reports.size());
    }
  }

  /** Nothing while another thread sends; it goes on until nothing waits. */
  private synchronized List<Report> first() {
    planned = false;
    if (sending) {
      return List.of();
    }
    sending = !waiting.isEmpty();
    return waiting.stream().limit(MOST_IN_A_MESSAGE).toList();
  }

  private synchronized void sent(int reports) {
    for (int i = 0; i < reports; i++) {
      waiting.remove();
    }
    sending = false;
    notifyAll();
  }
}
