package farm.rendezvous.bench.controlplane;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** How nodes reach the broker: as liberty/shared/config and servers/render-node say it. */
final class BrokerAddress {
  private static final String URL =
      "tcp://127.0.0.1:%d?consumerWindowSize=0&connectionTTL=10000&clientFailureCheckPeriod=5000"
          + "&callTimeout=10000&initialConnectAttempts=1&reconnectAttempts=0"
          + "&useGlobalPools=false&scheduledThreadPoolMaxSize=2&threadPoolMaxSize=%d";

  private static final int OTHER_THREADS = 20;

  private BrokerAddress() {}

  /** Connections whose listeners may all stand still at the same time. */
  static ActiveMQConnectionFactory factory(int port, int listeners) {
    return new ActiveMQConnectionFactory(URL.formatted(port, listeners + OTHER_THREADS));
  }

  /** Leaves out the batches that are to be kept from the node. */
  static String selector(String node) {
    return "avoid IS NULL OR avoid NOT LIKE '%|" + node + "|%'";
  }
}
