package farm.rendezvous.orchestrator.nodes.boundary;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.Echo;
import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.Message;
import farm.rendezvous.messaging.FleetingReader;
import farm.rendezvous.messaging.Inbox;
import farm.rendezvous.orchestrator.nodes.control.AttemptPulse;
import farm.rendezvous.orchestrator.nodes.control.Hearing;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import org.jspecify.annotations.Nullable;

/** Heartbeats of the nodes, and the orchestrator's own calls. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class HeartbeatReading {

  @Resource(lookup = "jms/cf", shareable = false)
  private ConnectionFactory connections;

  @Resource private ManagedThreadFactory threads;
  @Inject private Inbox inbox;
  @Inject private NodeRegistry nodes;
  @Inject private AttemptPulse attempts;
  @Inject private Hearing hearing;

  private @Nullable FleetingReader reader;

  /** From now on it runs by itself. */
  public void start() {
    reader =
        new FleetingReader(
            connections,
            threads,
            Destinations.HEARTBEATS,
            message -> inbox.read(message, Message.class).ifPresent(this::hear));
  }

  @PreDestroy
  void stop() {
    if (reader != null) {
      reader.close();
    }
  }

  private void hear(Message message) {
    if (message instanceof Heartbeat heartbeat) {
      attempts.heard(heartbeat);
      nodes.heard(heartbeat);
    } else if (message instanceof Echo echo) {
      hearing.amongHeartbeats(echo);
    }
  }
}
