package farm.rendezvous.orchestrator.dispatch.boundary;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.messages.Claim;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.messaging.Inbox;
import farm.rendezvous.messaging.RedeliverException;
import farm.rendezvous.orchestrator.dispatch.control.Claiming;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Claims in, answers out. */
@MessageDriven
@TransactionAttribute(NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init")
public class ClaimListener implements MessageListener {

  @Inject private Inbox inbox;
  @Inject private Claiming claiming;
  @Inject private Broker broker;
  @Inject private DispatchLoop loop;

  @Override
  public void onMessage(Message message) {
    inbox.read(message, Claim.class).ifPresent(claim -> answer(message, claim));
    loop.wake();
  }

  private void answer(Message request, Claim claim) {
    try (LogContext lines = LogContext.open()) {
      lines.about(claim);
      broker.reply(request, claiming.claim(claim));
    } catch (BrokerAwayException e) {
      throw new RedeliverException(e);
    }
  }
}
