package farm.rendezvous.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Answers whether the broker works, by using it as a client would: it connects to the broker's own
 * port, sends a message that is kept on disk, and receives it.
 */
final class Readiness implements AutoCloseable {

  /** A queue for nothing else; see artemis/broker.xml. */
  private static final String QUEUE = "rendezvous.health";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String url;
  private final ActiveMQConnectionFactory broker;
  private final HttpServer server;

  /**
   * Begins to answer {@code GET /health/ready} on the loopback: 200 with {@code ready}, or 503 with
   * {@code not ready: } and the reason.
   *
   * @param brokerUrl the core URL that clients use, such as {@code tcp://127.0.0.1:61616}
   * @param port to listen at
   * @throws IOException if the port is taken
   */
  Readiness(String brokerUrl, int port) throws IOException {
    String once =
        "?initialConnectAttempts=1&reconnectAttempts=0&callTimeout=" + PATIENCE.toMillis();
    url = brokerUrl;
    broker = new ActiveMQConnectionFactory(brokerUrl + once);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/health/ready", this::answer);
    server.start();
  }

  /** The port that it listens at. */
  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    broker.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    int status = 200;
    String text = "ready\n";
    try {
      sendAndReceive();
    } catch (JMSRuntimeException e) {
      status = 503;
      text = "not ready: no message goes through " + url + ": " + e.getMessage() + "\n";
    }
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=UTF-8");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void sendAndReceive() {
    try (JMSContext context = broker.createContext()) {
      Queue queue = context.createQueue(QUEUE);
      context.createProducer().setTimeToLive(PATIENCE.toMillis()).send(queue, "ready?");
      try (JMSConsumer consumer = context.createConsumer(queue)) {
        if (consumer.receive(PATIENCE.toMillis()) == null) {
          throw new JMSRuntimeException(
              "a message was accepted, but not delivered within " + PATIENCE);
        }
      }
    }
  }
}
