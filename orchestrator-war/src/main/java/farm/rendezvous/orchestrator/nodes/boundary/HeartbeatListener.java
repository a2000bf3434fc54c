package farm.rendezvous.orchestrator.nodes.boundary;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import farm.rendezvous.messages.Echo;
import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messaging.Inbox;
import farm.rendezvous.orchestrator.nodes.control.AttemptPulse;
import farm.rendezvous.orchestrator.nodes.control.Hearing;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Heartbeats of the nodes, and the orchestrator's own calls. */
@MessageDriven
@TransactionAttribute(NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init")
public class HeartbeatListener implements MessageListener {

  @Inject private Inbox inbox;
  @Inject private NodeRegistry nodes;
  @Inject private AttemptPulse attempts;
  @Inject private Hearing hearing;

  @Override
  public void onMessage(Message message) {
    inbox.read(message, farm.rendezvous.messages.Message.class).ifPresent(this::hear);
  }

  private void hear(farm.rendezvous.messages.Message message) {
    if (message instanceof Heartbeat heartbeat) {
      attempts.heard(heartbeat);
      nodes.heard(heartbeat);
    } else if (message instanceof Echo echo) {
      hearing.heard(echo.caller());
    }
  }
}
