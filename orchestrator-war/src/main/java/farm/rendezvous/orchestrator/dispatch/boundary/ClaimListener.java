package farm.rendezvous.orchestrator.dispatch.boundary;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import farm.rendezvous.messages.Claim;
import farm.rendezvous.messaging.Inbox;
import farm.rendezvous.messaging.RedeliverException;
import farm.rendezvous.orchestrator.dispatch.boundary.Groups.ClaimRequest;
import farm.rendezvous.orchestrator.dispatch.control.GroupCommit;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.List;

/** Claims in, answers out, for all that come at the same time together. */
@MessageDriven
@TransactionAttribute(NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init")
public class ClaimListener implements MessageListener {

  @Inject private Inbox inbox;
  @Inject private GroupCommit<ClaimRequest> claims;

  @Override
  public void onMessage(Message message) {
    inbox.read(message, Claim.class).ifPresent(claim -> apply(new ClaimRequest(message, claim)));
  }

  private void apply(ClaimRequest request) {
    try {
      claims.apply(List.of(request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedeliverException(e);
    }
  }
}
