package farm.rendezvous.node.batches.boundary;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.messaging.Inbox;
import farm.rendezvous.messaging.RedeliverException;
import farm.rendezvous.node.batches.control.BatchRun;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Takes one batch at a time for each slot; how many slots is said by the activation specification.
 */
@MessageDriven
@TransactionAttribute(NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init")
public class BatchListener implements MessageListener {

  @Inject private Inbox inbox;
  @Inject private BatchRun batches;

  @Override
  public void onMessage(Message message) {
    inbox.read(message, BatchOffer.class).ifPresent(this::run);
  }

  private void run(BatchOffer offer) {
    try (LogContext lines = LogContext.open()) {
      lines.about(offer);
      batches.run(offer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedeliverException(e);
    }
  }
}
