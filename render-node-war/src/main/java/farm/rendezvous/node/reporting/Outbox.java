package farm.rendezvous.node.reporting;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reports on their way. Each is kept until the broker has it on disk; while the broker is away they
 * wait here, in order, and no frame waits for them.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Outbox {

  private static final long AGAIN_MILLIS = 500;

  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

  @Resource private ManagedScheduledExecutorService executor;
  @Inject private Broker broker;

  private final Deque<Report> waiting = new ArrayDeque<>();
  private boolean sending;

  /** Takes a report; it is sent as soon as the broker takes it. */
  public synchronized void add(Report report) {
    waiting.add(report);
    if (!sending) {
      executor.execute(this::send);
      sending = true;
    }
  }

  /** Waits until every report of the attempt is with the broker. */
  public synchronized void awaitSent(UUID attempt) throws InterruptedException {
    while (waiting.stream().anyMatch(report -> report.attemptId().equals(attempt))) {
      wait();
    }
  }

  private void send() {
    Report report;
    while ((report = first()) != null) {
      try {
        broker.send(Destinations.REPORTS, report);
        sent();
      } catch (BrokerAwayException | RuntimeException e) {
        LOG.log(Level.DEBUG, "a report is kept until the broker is back: {0}", e.getMessage());
        var unused = executor.schedule(this::send, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        return;
      }
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
