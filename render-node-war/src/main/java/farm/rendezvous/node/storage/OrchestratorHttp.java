package farm.rendezvous.node.storage;

import farm.rendezvous.folders.SupersededException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Speaks to the orchestrator, which may be away for as long as it likes: a call is repeated until
 * it is answered, or nobody waits for it any more.
 */
final class OrchestratorHttp {

  private static final System.Logger LOG = System.getLogger(OrchestratorHttp.class.getName());

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private final URI orchestrator;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  OrchestratorHttp(URI orchestrator) {
    this.orchestrator = orchestrator;
  }

  /**
   * A request to a path of the API.
   *
   * @param bytes that go over the wire at most; it gets time for them
   */
  HttpRequest.Builder request(String path, long bytes) {
    Duration patience = Duration.ofMinutes(2).plusSeconds(bytes >> 20);
    return HttpRequest.newBuilder(URI.create(orchestrator + "/api/v1" + path)).timeout(patience);
  }

  /**
   * The answer, whatever it says, but that the orchestrator is in trouble.
   *
   * @throws InterruptedException when it is not wanted any more
   */
  <T> HttpResponse<T> send(
      HttpRequest request, HttpResponse.BodyHandler<T> body, BooleanSupplier wanted)
      throws InterruptedException {
    while (wanted.getAsBoolean()) {
      try {
        HttpResponse<T> response = client.send(request, body);
        if (response.statusCode() < 500 && response.statusCode() != TOO_MANY) {
          return response;
        }
        if (response.statusCode() == 507) {
          LOG.log(Level.WARNING, "the disk of the farm is full; {0} is sent again", request.uri());
        }
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "the orchestrator is away: {0}", e.toString());
      }
      pause();
    }
    throw new InterruptedException("nobody waits for it any more");
  }

  /**
   * Sends what an attempt has; returns when it is taken.
   *
   * @throws SupersededException if the attempt does not hold it any more
   * @throws IOException if the orchestrator does not take it for another reason
   */
  String deliver(HttpRequest request, String attempt, BooleanSupplier wanted)
      throws IOException, SupersededException {
    HttpResponse<String> response;
    try {
      response = send(request, HttpResponse.BodyHandlers.ofString(), wanted);
    } catch (InterruptedException e) {
      if (wanted.getAsBoolean()) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("the frame was not sent: the attempt was stopped", e);
    }
    if (response.statusCode() == CONFLICT) {
      throw new SupersededException(attempt);
    }
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "the orchestrator refused it with " + response.statusCode() + ": " + response.body());
    }
    return response.body();
  }

  /** Lets a moment pass. */
  static void pause() throws InterruptedException {
    var unused = new CountDownLatch(1).await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A name as a part of a path: its folders stay. */
  static String encoded(String name) {
    StringBuilder path = new StringBuilder();
    for (byte b : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
      path.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return path.toString();
  }
}
