package farm.rendezvous.messaging;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The farm's broker as artemis/broker.xml has it, in this process; it comes back where it was. */
final class RealBroker {

  private static final Path CONFIGURATION = Path.of("../artemis/broker.xml");

  /**
   * As liberty/shared/config/messaging.xml has it: who sends or asks fails at once, and says so.
   */
  private static final String URL =
      "tcp://127.0.0.1:%d?consumerWindowSize=0&connectionTTL=10000&clientFailureCheckPeriod=5000"
          + "&callTimeout=10000&initialConnectAttempts=1&reconnectAttempts=0";

  private final Path journal;
  private EmbeddedActiveMQ server = new EmbeddedActiveMQ();
  private int port;

  RealBroker(Path journal) throws Exception {
    this.journal = journal;
    start();
  }

  /** At the port that it had before, if it was there. */
  void start() throws Exception {
    System.setProperty("journal", journal.toString());
    System.setProperty("host", "127.0.0.1");
    System.setProperty("port", Integer.toString(port));
    server = new EmbeddedActiveMQ();
    server.setConfigResourcePath(CONFIGURATION.toUri().toString());
    server.start();
    NettyAcceptor acceptor =
        (NettyAcceptor) server.getActiveMQServer().getRemotingService().getAcceptor("farm");
    port = acceptor.getActualPort();
  }

  void stop() throws Exception {
    server.stop();
  }

  /** How clients reach it, now and after its return. */
  ActiveMQConnectionFactory clients() {
    return new ActiveMQConnectionFactory(URL.formatted(port));
  }
}
