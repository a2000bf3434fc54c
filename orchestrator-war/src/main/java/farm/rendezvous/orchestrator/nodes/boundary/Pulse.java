package farm.rendezvous.orchestrator.nodes.boundary;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.Echo;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.orchestrator.nodes.control.AttemptPulse;
import farm.rendezvous.orchestrator.nodes.control.Hearing;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Once a second the orchestrator calls itself through the broker, and looks who has gone silent.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Pulse {

  private static final Duration WORTH = Duration.ofSeconds(5);

  /** Reports do not expire; the call among them is to come back though it waits with them. */
  private static final Duration WORTH_AMONG_REPORTS = Duration.ofMinutes(10);

  private static final Duration LATE = Duration.ofSeconds(30);

  private static final System.Logger LOG = System.getLogger(Pulse.class.getName());

  @Resource private ManagedScheduledExecutorService executor;
  @Inject private Broker broker;
  @Inject private Hearing hearing;
  @Inject private NodeRegistry nodes;
  @Inject private AttemptPulse attempts;
  @Inject private Clock clock;

  private @Nullable ScheduledFuture<?> beats;
  private boolean brokerAway;
  private boolean reportsLate;

  /** From now on it runs by itself. */
  public void start() {
    beats = executor.scheduleWithFixedDelay(this::beat, 0, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (beats != null) {
      beats.cancel(false);
    }
  }

  private void beat() {
    call();
    tellOfLateReports();
    try {
      nodes.findSilent();
      nodes.write();
      attempts.forgetOld();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the nodes could not be looked through, again in a second", e);
    }
  }

  private void call() {
    try {
      Echo call = new Echo(hearing.self(), clock.instant());
      broker.sendFleeting(Destinations.HEARTBEATS, call, WORTH);
      broker.sendFleeting(Destinations.REPORTS, call, WORTH_AMONG_REPORTS);
      if (brokerAway) {
        LOG.log(Level.INFO, "the broker is back");
      }
      brokerAway = false;
      hearing.callSent();
    } catch (BrokerAwayException | RuntimeException e) {
      if (!brokerAway) {
        LOG.log(Level.WARNING, "{0}; jobs are accepted and handed out later", e.getMessage());
      }
      brokerAway = true;
      hearing.callFailed(e.getMessage());
    }
  }

  private void tellOfLateReports() {
    Duration by = hearing.reportsAreLateBy();
    boolean late = by.compareTo(LATE) > 0;
    if (late && !reportsLate) {
      LOG.log(
          Level.WARNING,
          "reports of nodes have been waiting for {0} s; until they are in the books, who died is noticed late",
          by.toSeconds());
    } else if (reportsLate && !late) {
      LOG.log(Level.INFO, "reports of nodes are in the books in time again");
    }
    reportsLate = late;
  }
}
