package farm.rendezvous.bench.controlplane;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** How nodes reach the broker: as liberty/shared/config and servers/render-node say it. */
final class BrokerAddress {
  private static final String URL =
      "tcp://127.0.0.1:%d?consumerWindowSize=%d&connectionTTL=10000&clientFailureCheckPeriod=5000"
          + "&callTimeout=10000&initialConnectAttempts=1&reconnectAttempts=0"
          + "&cacheDestinations=true&useGlobalPools=false&scheduledThreadPoolMaxSize=2&threadPoolMaxSize=%d";

  private static final int OTHER_THREADS = 20;
  private static final int ANSWERS_AHEAD = 262_144; // bytes

  private BrokerAddress() {}

  /** Connections whose listeners may all stand still at the same time. */
  static ActiveMQConnectionFactory factory(int port, int listeners) {
    return new ActiveMQConnectionFactory(URL.formatted(port, 0, listeners + OTHER_THREADS));
  }

  /** Connections to send by and to hear answers. */
  static ActiveMQConnectionFactory senders(int port) {
    return new ActiveMQConnectionFactory(URL.formatted(port, ANSWERS_AHEAD, OTHER_THREADS));
  }

  /** Leaves out the batches that are to be kept from the node. */
  static String selector(String node) {
    return "avoid IS NULL OR avoid NOT LIKE '%|" + node + "|%'";
  }
}
