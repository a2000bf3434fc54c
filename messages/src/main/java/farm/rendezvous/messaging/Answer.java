package farm.rendezvous.messaging;

import farm.rendezvous.messages.Message;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;

/** An answer and the request that it answers. */
public record Answer(jakarta.jms.Message request, Message message) {

  Destination destination() {
    return of(jakarta.jms.Message::getJMSReplyTo);
  }

  String correlationId() {
    return of(jakarta.jms.Message::getJMSCorrelationID);
  }

  private <T> T of(Header<T> header) {
    try {
      return header.of(request);
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }

  @FunctionalInterface
  private interface Header<T> {
    T of(jakarta.jms.Message message) throws JMSException;
  }
}
