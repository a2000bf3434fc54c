package farm.rendezvous.node.reporting;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reports on their way. Each is kept until the broker has it on disk; while the broker is away they
 * wait here, in order, and no frame waits for them. It locks no method, for the reason that {@code
 * Desk} has.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Outbox {

  private static final long AGAIN_MILLIS = 500;

  /** A report, with the fields of the lines about it. */
  private record Waiting(Report report, Map<LogField, String> fields) {}

  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

  @Resource private ManagedScheduledExecutorService executor;
  @Inject private Broker broker;

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private boolean sending;

  /** Takes a report; it is sent as soon as the broker takes it. */
  public void add(Report report) {
    synchronized (waiting) {
      waiting.add(new Waiting(report, LogContext.current()));
      if (!sending) {
        executor.execute(this::send);
        sending = true;
      }
    }
  }

  /** Waits until every report of the attempt is with the broker. */
  public void awaitSent(UUID attempt) throws InterruptedException {
    synchronized (waiting) {
      while (waiting.stream().anyMatch(one -> one.report().attemptId().equals(attempt))) {
        waiting.wait();
      }
    }
  }

  private void send() {
    Waiting next;
    while ((next = first()) != null) {
      if (!deliver(next)) {
        var unused = executor.schedule(this::send, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        return;
      }
      sent();
    }
  }

  /** Whether the broker has taken it. */
  private boolean deliver(Waiting next) {
    try (LogContext lines = LogContext.open()) {
      lines.with(next.fields());
      try {
        broker.send(Destinations.REPORTS, next.report());
        return true;
      } catch (BrokerAwayException | RuntimeException e) {
        LOG.log(Level.DEBUG, "a report is kept until the broker is back: {0}", e.getMessage());
        return false;
      }
    }
  }

  private @Nullable Waiting first() {
    synchronized (waiting) {
      sending = !waiting.isEmpty();
      return waiting.peek();
    }
  }

  private void sent() {
    synchronized (waiting) {
      waiting.remove();
      waiting.notifyAll();
    }
  }
}
