package farm.rendezvous.node.orders;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import farm.rendezvous.messages.Order;
import farm.rendezvous.messages.Order.OfAttempt;
import farm.rendezvous.messages.Order.OfNode;
import farm.rendezvous.messaging.Inbox;
import farm.rendezvous.node.desk.Desk;
import farm.rendezvous.node.reporting.Heartbeats;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger.Level;

/** What the orchestrator wants of this node, done at once; the next heartbeat shows it. */
@MessageDriven
@TransactionAttribute(NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init")
public class OrderListener implements MessageListener {

  private static final System.Logger LOG = System.getLogger(OrderListener.class.getName());

  @Inject private Inbox inbox;
  @Inject private Desk desk;
  @Inject private Heartbeats heartbeats;

  @Override
  public void onMessage(Message message) {
    inbox.read(message, Order.class).ifPresent(this::obey);
  }

  private void obey(Order order) {
    LOG.log(Level.DEBUG, "ordered: {0}", order);
    if (order instanceof OfAttempt one) {
      desk.reins(one.attemptId())
          .ifPresent(
              reins -> {
                switch (one.wish()) {
                  case SHARE -> reins.share(one.reason());
                  case YIELD -> reins.giveWay(one.reason());
                  case STOP -> reins.stop(one.reason());
                }
              });
    } else if (order instanceof OfNode all) {
      if (all.work()) {
        desk.goOn();
      } else {
        desk.rest("the node is paused");
      }
    }
    heartbeats.wake();
  }
}
