package farm.rendezvous.node.inspections.boundary;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.messages.InspectionRequest;
import farm.rendezvous.messaging.Answer;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.messaging.Inbox;
import farm.rendezvous.messaging.RedeliverException;
import farm.rendezvous.node.inspections.control.Inspections;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger.Level;
import java.util.List;

/** Takes one inspection at a time and answers it. */
@MessageDriven
@TransactionAttribute(NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init")
public class InspectionListener implements MessageListener {

  private static final System.Logger LOG = System.getLogger(InspectionListener.class.getName());

  @Inject private Inbox inbox;
  @Inject private Broker broker;
  @Inject private Inspections inspections;

  @Override
  public void onMessage(Message message) {
    inbox.read(message, InspectionRequest.class).ifPresent(request -> answer(message, request));
  }

  private void answer(Message message, InspectionRequest request) {
    try (LogContext lines = LogContext.open()) {
      lines.with(LogField.JOB, request.id());
      broker.reply(List.of(new Answer(message, inspections.inspect(request))));
    } catch (BrokerAwayException e) {
      LOG.log(Level.DEBUG, "nobody waits for {0} any more: {1}", request.id(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedeliverException(e);
    }
  }
}
