package farm.rendezvous.orchestrator.dispatch.boundary;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import farm.rendezvous.messages.AmongReports;
import farm.rendezvous.messages.Echo;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.ReportMessage;
import farm.rendezvous.messaging.Inbox;
import farm.rendezvous.messaging.RedeliverException;
import farm.rendezvous.orchestrator.dispatch.control.GroupCommit;
import farm.rendezvous.orchestrator.nodes.control.Hearing;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.List;

/**
 * Reports in, and the orchestrator's own calls. The books commit before the message is
 * acknowledged; one that is delivered again is applied again, which changes nothing. So no
 * transaction spans the two.
 *
 * <p>Two messages of one node may be taken by two threads and so be applied in the wrong order, if
 * the second was sent before the first was through. The books bear that: the start of a frame that
 * has ended changes nothing, and the end of one whose start was not told counts the start too.
 */
@MessageDriven
@TransactionAttribute(NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init")
public class ReportListener implements MessageListener {

  @Inject private Inbox inbox;
  @Inject private GroupCommit<Report> reports;
  @Inject private Hearing hearing;

  @Override
  public void onMessage(Message message) {
    inbox.read(message, AmongReports.class).ifPresent(this::hear);
  }

  private void hear(AmongReports message) {
    if (message instanceof ReportMessage told) {
      apply(told.reports());
    } else if (message instanceof Echo echo) {
      apply(List.of()); // with what came before it, but for what waits in another session
      hearing.amongReports(echo);
    }
  }

  private void apply(List<Report> told) {
    try {
      reports.apply(told);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedeliverException(e);
    }
  }
}
