package farm.rendezvous.messaging;

import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.MessageCodec;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Collection;

/**
 * An offer and its place in the queue.
 *
 * @param priority the job's, 0 to 100
 * @param avoid nodes that should not get it
 */
public record Offer(BatchOffer batch, int priority, Collection<String> avoid) {

  /** JMS has ten priorities, the farm's jobs a hundred. */
  private static final int JMS_PRIORITIES = 10;

  int jmsPriority() {
    return Math.min(priority * JMS_PRIORITIES / 100, JMS_PRIORITIES - 1);
  }

  Message message(Session session) throws JMSException {
    Message message = session.createTextMessage(MessageCodec.encode(batch));
    if (!avoid.isEmpty()) {
      message.setStringProperty(Destinations.AVOID, Avoid.these(avoid));
    }
    return message;
  }
}
