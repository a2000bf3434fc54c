package farm.rendezvous.node.storage;

import farm.rendezvous.folders.SupersededException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Speaks to the orchestrator, which may be away for as long as it likes: a call is repeated until
 * it is answered, or nobody waits for it any more.
 */
final class OrchestratorHttp {

  private static final System.Logger LOG = System.getLogger(OrchestratorHttp.class.getName());

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** So often it is looked whether anybody still waits for an answer. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private static final int CONFLICT = 409;

  /** Too many requests, bad gateway, away, gateway timeout, disk full: later it may go well. */
  private static final Set<Integer> LATER = Set.of(429, 502, 503, 504, 507);

  /** Of an answer, for a person to read. */
  private static final int LONGEST_WORD = 1000;

  private final URI orchestrator;
  private final Patience patience;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  OrchestratorHttp(URI orchestrator, Patience patience) {
    this.orchestrator = orchestrator;
    this.patience = patience;
  }

  Patience patience() {
    return patience;
  }

  /**
   * A request to a path of the API.
   *
   * @param wait for an answer
   */
  HttpRequest.Builder request(String path, Duration wait) {
    return HttpRequest.newBuilder(URI.create(orchestrator + "/api/v1" + path)).timeout(wait);
  }

  /**
   * The answer, whatever it says, but that the orchestrator is in trouble.
   *
   * @throws InterruptedException when it is not wanted any more
   * @throws OrchestratorFailedException when it says again and again that it has failed
   */
  <T> HttpResponse<T> send(
      HttpRequest request, HttpResponse.BodyHandler<T> body, BooleanSupplier wanted)
      throws InterruptedException, OrchestratorFailedException {
    int failures = 0;
    for (int tries = 0; ; tries++) {
      String trouble;
      try {
        HttpResponse<T> response = exchange(request, body, wanted);
        if (isAnswer(response.statusCode())) {
          return response;
        }
        failures += LATER.contains(response.statusCode()) ? 0 : 1;
        trouble = told(response);
      } catch (IOException e) {
        trouble = asked(request) + ": no answer, " + e;
      }
      if (failures >= patience.failures()) {
        throw new OrchestratorFailedException(trouble + " (" + failures + " times)");
      }
      Level level = tries == 0 ? Level.WARNING : Level.DEBUG;
      LOG.log(level, "{0}; it is tried again", trouble);
      pause();
    }
  }

  private static boolean isAnswer(int status) {
    return status < 500 && !LATER.contains(status);
  }

  /** Waits for the answer, but not when nobody else does. */
  private <T> HttpResponse<T> exchange(
      HttpRequest request, HttpResponse.BodyHandler<T> body, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    check(wanted);
    long begin = System.nanoTime();
    Duration wait = request.timeout().orElseThrow();
    CompletableFuture<HttpResponse<T>> answer = client.sendAsync(request, body);
    try {
      while (true) {
        try {
          return answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          check(wanted);
          if (System.nanoTime() - begin > wait.toNanos()) {
            throw new HttpTimeoutException("it took more than " + wait.toSeconds() + " s");
          }
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      if (!answer.isDone()) {
        answer.cancel(true); // closes the connection
      }
    }
  }

  /**
   * Sees that somebody waits.
   *
   * @throws InterruptedException if nobody does
   */
  static void check(BooleanSupplier wanted) throws InterruptedException {
    if (!wanted.getAsBoolean()) {
      throw new InterruptedException("nobody waits for it any more");
    }
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
      throw new IOException("it was not sent: " + e.getMessage(), e);
    }
    if (response.statusCode() == CONFLICT) {
      throw new SupersededException(attempt);
    }
    if (response.statusCode() / 100 != 2) {
      throw refused(response);
    }
    return response.body();
  }

  /** That an answer is none that helps: what was asked, and what was answered. */
  IOException refused(HttpResponse<?> response) {
    return new IOException("the orchestrator refused it: " + told(response));
  }

  /**
   * What was asked, and what was answered, as far as a person wants to know; the body is closed.
   */
  private String told(HttpResponse<?> response) {
    String body = "";
    if (response.body() instanceof InputStream in) {
      try (in;
          BodyWatch watch = new BodyWatch(in, patience.silence(), () -> true)) {
        body = new String(in.readNBytes(LONGEST_WORD), StandardCharsets.UTF_8);
        watch.heard();
      } catch (IOException e) {
        body = e.toString();
      }
    } else if (response.body() != null) {
      body = response.body().toString();
    }
    String word = body.substring(0, Math.min(body.length(), LONGEST_WORD)).replaceAll("\\s+", " ");
    return asked(response.request()) + " was answered with " + response.statusCode() + " " + word;
  }

  private static String asked(HttpRequest request) {
    return request.method() + " " + request.uri();
  }

  /** Lets a moment pass. */
  void pause() throws InterruptedException {
    var unused = new CountDownLatch(1).await(patience.pause().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A name as a part of a path: its folders stay. */
  static String encoded(String name) {
    StringBuilder path = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
      path.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return path.toString();
  }
}
