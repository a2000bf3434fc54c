package farm.rendezvous.node.reporting;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.ReportMessage;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Future;
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

  private static final Duration AGAIN_AFTER = Duration.ofMillis(500);

  private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

  @Resource private ManagedScheduledExecutorService executor;
  @Inject private Broker broker;

  private final Outgoing outgoing = new Outgoing();
  private @Nullable Future<?> planned;
  private boolean sending;

  /** Takes a report; it is sent in a moment, with others. */
  public void add(Report report) {
    synchronized (outgoing) {
      outgoing.add(report, System.nanoTime());
      plan();
    }
  }

  /** Sends what is there, and waits until every report of the attempt is with the broker. */
  public void awaitSent(UUID attempt) throws InterruptedException {
    synchronized (outgoing) {
      if (outgoing.holds(attempt)) {
        outgoing.hurry();
        plan();
      }
      while (outgoing.holds(attempt)) {
        outgoing.wait();
      }
    }
  }

  /** One message at a time; whoever sends it plans the next. */
  private void plan() {
    if (sending || outgoing.isEmpty()) {
      return;
    }
    if (planned != null) {
      planned.cancel(false);
    }
    long due = outgoing.dueIn(System.nanoTime()).toNanos();
    planned = executor.schedule(this::send, due, TimeUnit.NANOSECONDS);
  }

  private void send() {
    ReportMessage message;
    synchronized (outgoing) {
      if (sending || outgoing.isEmpty()) {
        return;
      }
      sending = true;
      message = outgoing.next();
    }
    boolean taken = deliver(message);
    synchronized (outgoing) {
      sending = false;
      if (taken) {
        outgoing.sent(message);
        outgoing.notifyAll();
      } else {
        outgoing.holdBack(AGAIN_AFTER, System.nanoTime());
      }
      plan();
    }
  }

  /** Whether the broker has taken it. */
  private boolean deliver(ReportMessage message) {
    try {
      broker.send(Destinations.REPORTS, message);
      return true;
    } catch (BrokerAwayException | RuntimeException e) {
      LOG.log(Level.DEBUG, "reports are kept until the broker is back: {0}", e.getMessage());
      return false;
    }
  }
}
