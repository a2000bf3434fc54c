package farm.rendezvous.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The orchestrator dies with messages in its hands. The broker cleans up one of its sessions after
 * the other, and hands what one had to the next, which is as dead: so a message is delivered many
 * times within a moment, with none who could have been at fault.
 */
class DeadConsumerTest {

  private static final int MESSAGES = 200;
  private static final int SESSIONS = 32; // as the orchestrator's listeners have
  private static final int DEATHS = 20;

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

  @BeforeEach
  void startTheFarmsBroker(@TempDir Path journal) throws Exception {
    System.setProperty("journal", journal.toString());
    System.setProperty("host", "127.0.0.1");
    System.setProperty("port", "0");
    broker.setConfigResourcePath(Path.of("../broker.xml").toUri().toString());
    broker.start();
  }

  @AfterEach
  void stopBroker() throws Exception {
    broker.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rendezvous.claims", "rendezvous.reports"})
  void whatADeadOrchestratorHasTakenIsThereForTheNext(String name) throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url());
        JMSContext context = factory.createContext()) {
      JMSProducer producer =
          context.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT); // the faster way
      for (int i = 0; i < MESSAGES; i++) {
        producer.send(context.createQueue(name), "message " + i);
      }
    }

    for (int death = 0; death < DEATHS; death++) {
      takeAndDie(name);

      assertThat(count("rendezvous.dead-letters")).as("lost with death %d", death).isZero();
      assertThat(count(name)).isEqualTo(MESSAGES);
    }
  }

  private void takeAndDie(String name) throws Exception {
    CountDownLatch taken = new CountDownLatch(MESSAGES);
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(url() + "?consumerWindowSize=16384");
        Connection connection = factory.createConnection()) {
      for (int i = 0; i < SESSIONS; i++) {
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        session
            .createConsumer(session.createQueue(name))
            .setMessageListener(message -> taken.countDown());
      }
      connection.start();
      assertThat(taken.await(30, TimeUnit.SECONDS)).as("all are taken").isTrue();
      broker
          .getActiveMQServer()
          .getRemotingService()
          .getConnections()
          .forEach(dead -> dead.fail(new ActiveMQNotConnectedException("its client is dead")));
    }
  }

  private long count(String queue) {
    return broker.getActiveMQServer().locateQueue(queue).getMessageCount();
  }

  private String url() {
    NettyAcceptor acceptor =
        (NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor("farm");
    return "tcp://127.0.0.1:" + acceptor.getActualPort();
  }
}
