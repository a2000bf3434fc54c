package farm.rendezvous.orchestrator.dispatch.boundary;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messaging.Inbox;
import farm.rendezvous.orchestrator.dispatch.control.Reporting;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Reports in. The books commit before the message is acknowledged; one that is delivered again is
 * applied again, which changes nothing. So no transaction spans the two.
 */
@MessageDriven
@TransactionAttribute(NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init")
public class ReportListener implements MessageListener {

  @Inject private Inbox inbox;
  @Inject private Reporting reporting;
  @Inject private DispatchLoop loop;

  @Override
  public void onMessage(Message message) {
    inbox.read(message, Report.class).ifPresent(this::apply);
    loop.wake();
  }

  private void apply(Report report) {
    try (LogContext lines = LogContext.open()) {
      lines.about(report);
      reporting.apply(report);
    }
  }
}
