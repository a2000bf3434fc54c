package farm.rendezvous.orchestrator.webhooks.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import farm.rendezvous.orchestrator.webhooks.entity.Delivery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries to a real HTTP server. */
@SuppressWarnings("NullAway.Init")
final class CourierTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final String BODY = "{\"event\":\"job.completed\",\"name\":\"Größe\"}";

  private record Got(String path, Headers headers, String body) {}

  private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
  private final UUID id = UUID.randomUUID();
  private HttpServer receiver;
  private int answer = 204;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::take);
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void aDeliveryIsSignedAndSaysWhatItIs() throws InterruptedException {
    assertThat(carry(Optional.of("secret"))).isEqualTo(new Outcome(204, null));

    Got it = got.take();
    assertThat(it.body()).isEqualTo(BODY);
    assertThat(it.headers().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(it.headers().getFirst("Rendezvous-Event")).isEqualTo("job.completed");
    assertThat(it.headers().getFirst("Rendezvous-Delivery")).isEqualTo(id.toString());
    assertThat(it.headers().getFirst("Rendezvous-Timestamp"))
        .isEqualTo(Long.toString(NOW.getEpochSecond()));
    assertThat(it.headers().getFirst("Rendezvous-Signature"))
        .isEqualTo(Signature.of(it.body().getBytes(StandardCharsets.UTF_8), "secret"));
  }

  @Test
  void withoutASecretThereIsNoSignature() throws InterruptedException {
    carry(Optional.empty());

    assertThat(got.take().headers().getFirst("Rendezvous-Signature")).isNull();
  }

  @Test
  void aRedirectIsNotFollowed() throws InterruptedException {
    answer = 302;

    assertThat(carry(Optional.empty()).problem()).contains("302").contains("not followed");
    assertThat(got.take().path()).isEqualTo("/hook");
    assertThat(got).isEmpty();
  }

  @Test
  void whatTheReceiverRefusesHasFailed() throws InterruptedException {
    answer = 500;
    assertThat(carry(Optional.empty())).isEqualTo(new Outcome(500, "answered with 500"));

    answer = 410;
    assertThat(carry(Optional.empty()).isForGood()).isTrue();
  }

  @Test
  void aReceiverThatSaysNothingIsNotWaitedForLong() throws Exception {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome =
          new Courier(Duration.ofMillis(200), Optional.empty(), clock())
              .carry(delivery(mute.getLocalPort()));

      assertThat(outcome.status()).isNull();
      assertThat(outcome.problem()).startsWith("did not answer within");
    }
  }

  @Test
  void aReceiverThatIsNotThereHasFailed() throws InterruptedException {
    receiver.stop(0);

    assertThat(carry(Optional.empty()).problem()).startsWith("cannot be reached");
  }

  private Outcome carry(Optional<String> secret) throws InterruptedException {
    return new Courier(Duration.ofSeconds(10), secret, clock())
        .carry(delivery(receiver.getAddress().getPort()));
  }

  private Delivery delivery(int port) {
    String url = "http://localhost:" + port + "/hook";
    return new Delivery(id, "job.completed", null, url, BODY, NOW);
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  private void take(HttpExchange exchange) throws IOException {
    got.add(
        new Got(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.getResponseHeaders().set("Location", "/elsewhere");
    exchange.sendResponseHeaders(answer, -1);
    exchange.close();
  }
}
