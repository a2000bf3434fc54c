package farm.rendezvous.messaging;

import farm.rendezvous.messages.Message;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;

/** An answer and the request that it answers. */
public record Answer(jakarta.jms.Message request, Message message) {

  Destination destination() {
    try {
      return request.getJMSReplyTo();
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }
}
