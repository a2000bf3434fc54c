package farm.rendezvous.node.reporting;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.node.desk.Desk;
import farm.rendezvous.node.desk.Fitness;
import farm.rendezvous.node.settings.NodeSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says once a second, and at once when something changes, that the node is there and what it does.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Heartbeats {

  private static final Duration WORTH = Duration.ofSeconds(5);
  private static final long MIB = 1 << 20;

  private static final System.Logger LOG = System.getLogger(Heartbeats.class.getName());

  @Resource private ManagedScheduledExecutorService executor;
  @Inject private Broker broker;
  @Inject private NodeSettings settings;
  @Inject private Fitness fitness;
  @Inject private Desk desk;

  private volatile @Nullable String brokerTrouble = "the broker was not reached yet";
  private @Nullable String lastTrouble;

  /** From now on it runs by itself. */
  public void start() {
    var unused = executor.scheduleWithFixedDelay(this::beat, 0, 1, TimeUnit.SECONDS);
  }

  /** Something has changed that the orchestrator should know now. */
  public void wake() {
    executor.execute(this::beat);
  }

  /** What is wrong with the way to the broker, a sentence; empty if nothing is. */
  public Optional<String> brokerTrouble() {
    return Optional.ofNullable(brokerTrouble);
  }

  /** One heartbeat. */
  public void beat() {
    beatAlone();
  }

  private synchronized void beatAlone() {
    fitness.askBlender();
    tellOfTrouble(fitness.trouble().orElse(null));
    try {
      broker.sendFleeting(Destinations.HEARTBEATS, heartbeat(), WORTH);
      if (brokerTrouble != null) {
        LOG.log(Level.INFO, "the broker is there");
      }
      brokerTrouble = null;
    } catch (BrokerAwayException | RuntimeException e) {
      if (brokerTrouble == null) {
        LOG.log(Level.WARNING, "{0}; what is rendered is reported later", e.getMessage());
      }
      brokerTrouble = String.valueOf(e.getMessage());
    }
  }

  private void tellOfTrouble(@Nullable String trouble) {
    if (trouble != null && !trouble.equals(lastTrouble)) {
      LOG.log(Level.WARNING, "{0}; no batch is taken until that is mended", trouble);
    }
    lastTrouble = trouble;
  }

  private Heartbeat heartbeat() {
    return new Heartbeat(
        settings.name(),
        state(),
        settings.slots(),
        fitness.blenderVersion(),
        Runtime.getRuntime().availableProcessors(),
        memoryMiB(),
        desk.work());
  }

  private NodeState state() {
    if (desk.closed().isPresent()) {
      return desk.isBusy() ? NodeState.DRAINING : NodeState.OFFLINE;
    }
    if (desk.isResting()) {
      return desk.isBusy() ? NodeState.DRAINING : NodeState.PAUSED;
    }
    if (desk.isBusy()) {
      return NodeState.RENDERING;
    }
    return fitness.trouble().isPresent() ? NodeState.STARTING : NodeState.IDLE;
  }

  private static long memoryMiB() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize() / MIB
        : 0;
  }
}
