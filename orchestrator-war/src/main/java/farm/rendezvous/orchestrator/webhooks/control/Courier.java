package farm.rendezvous.orchestrator.webhooks.control;

import farm.rendezvous.orchestrator.webhooks.entity.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries a delivery to its receiver, once. Redirects are not followed, and of an answer only the
 * status is read.
 */
final class Courier {

  private final HttpClient client;
  private final Duration timeout;
  private final Optional<String> secret;
  private final Clock clock;

  /**
   * One that waits.
   *
   * @param timeout for connecting, and again for the answer
   * @param secret what it signs with; empty if it does not
   */
  Courier(Duration timeout, Optional<String> secret, Clock clock) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
    this.timeout = timeout;
    this.secret = secret;
    this.clock = clock;
  }

  Outcome carry(Delivery delivery) throws InterruptedException {
    byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(delivery.url()))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Rendezvous")
            .header("Rendezvous-Event", delivery.event())
            .header("Rendezvous-Delivery", delivery.id().toString())
            .header("Rendezvous-Timestamp", Long.toString(clock.instant().getEpochSecond()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    secret.ifPresent(key -> request.header("Rendezvous-Signature", Signature.of(body, key)));
    try {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return Outcome.answered(answer.statusCode());
    } catch (HttpTimeoutException e) {
      return new Outcome(null, "did not answer within " + timeout.toSeconds() + " s");
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return new Outcome(null, "cannot be reached: " + why);
    }
  }
}
