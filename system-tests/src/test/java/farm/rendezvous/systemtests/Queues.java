package farm.rendezvous.systemtests;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The queues of a broker, from outside. */
record Queues(int port) {

  /** What lies in a queue. */
  List<?> messages(String queue) {
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
        JMSContext context = factory.createContext();
        QueueBrowser browser = context.createBrowser(context.createQueue(queue))) {
      return Collections.list((Enumeration<?>) browser.getEnumeration());
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }
}
