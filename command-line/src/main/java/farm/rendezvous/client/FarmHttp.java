package farm.rendezvous.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Calls the API and turns what comes back into an object, a refusal, or "not reachable". */
final class FarmHttp {
  static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** One for all farms, so that its connections are used again. */
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** A stream of events is silent for 15 s at most; reading a frame from a slow disk takes less. */
  private static final Duration QUIET = Duration.ofSeconds(45);

  private final URI farm;
  private final Duration timeout;

  FarmHttp(URI farm, Duration timeout) {
    this.farm = farm;
    this.timeout = timeout;
  }

  URI farm() {
    return farm;
  }

  /** The address of a path of the API, also where a proxy gives the farm a path of its own. */
  URI at(String path) {
    return URI.create(farm.toString().replaceAll("/+$", "") + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(at(path)).timeout(timeout).header("Accept", "application/json");
  }

  static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot be written as JSON: " + body, e);
    }
  }

  <T> T call(HttpRequest request, Class<T> type) {
    HttpResponse<String> response = send(request);
    if (response.statusCode() / 100 != 2) {
      throw refusal(response.statusCode(), response.body());
    }
    try {
      return Objects.requireNonNull(JSON.readValue(response.body(), type));
    } catch (JsonProcessingException e) {
      throw notReachable("what answers there does not speak as a farm does", e);
    }
  }

  /** The same for a call that has no answer but that it is done. */
  void run(HttpRequest request) {
    HttpResponse<String> response = send(request);
    if (response.statusCode() / 100 != 2) {
      throw refusal(response.statusCode(), response.body());
    }
  }

  /** What is answered, as it comes, to be closed. */
  InputStream open(HttpRequest request) {
    HttpResponse<InputStream> response = send(request, BodyHandlers.ofInputStream());
    InputStream body = new WatchedStream(response.body(), this, QUIET);
    if (response.statusCode() / 100 == 2) {
      return body;
    }
    throw refusal(response.statusCode(), text(body));
  }

  /** Listens to server-sent events until one side ends it; returns whether the listener did. */
  boolean follow(HttpRequest request, Predicate<FarmEvent> listener) {
    EventReader reader = new EventReader();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(request), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (reader.take(line).filter(listener).isPresent()) {
          return true;
        }
      }
      return false;
    } catch (JsonProcessingException e) {
      throw notReachable("what answers there does not speak as a farm does", e);
    } catch (IOException e) {
      throw notReachable("it has ended the stream", e);
    }
  }

  private String text(InputStream body) {
    try (body) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw notReachable("it broke off", e);
    }
  }

  /** The answer, whatever it is. */
  HttpResponse<String> exchange(HttpRequest request) {
    return send(request);
  }

  /** The same for a large body: a connection that breaks is the caller's business. */
  HttpResponse<String> exchangeOnce(HttpRequest request) throws IOException {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notReachable("interrupted", e);
    }
  }

  /** What an answer that is none of success means. */
  RuntimeException refused(HttpResponse<String> response) {
    return refusal(response.statusCode(), response.body());
  }

  /** The farm could not be reached, again and again. */
  FarmNotReachable gone(IOException e) {
    return notReachable(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
  }

  private HttpResponse<String> send(HttpRequest request) {
    return send(request, BodyHandlers.ofString());
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
    try {
      return sendOnceOrTwice(request, body);
    } catch (ConnectException e) {
      throw notReachable("nobody listens there", e);
    } catch (IOException e) {
      throw notReachable(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notReachable("interrupted", e);
    }
  }

  /** A server may close a connection that it kept, just when a request goes out on it. */
  private static <T> HttpResponse<T> sendOnceOrTwice(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    try {
      return HTTP.send(request, body);
    } catch (ConnectException | HttpTimeoutException e) {
      throw e;
    } catch (IOException e) {
      if (!request.method().equals("GET")) {
        throw e;
      }
      return HTTP.send(request, body);
    }
  }

  FarmNotReachable notReachable(String why, @Nullable Throwable cause) {
    return new FarmNotReachable(farm, why, cause);
  }

  /** A farm that starts has no API yet and answers 404 in HTML: only its JSON is its word. */
  private RuntimeException refusal(int status, String text) {
    try {
      JsonNode body = JSON.readTree(text);
      if (body.isObject()) {
        Problem said = JSON.treeToValue(body, Problem.class);
        Problem problem = new Problem(said.title(), status, said.detail(), said.errors());
        return status < 500
            ? new Refused(problem)
            : new FarmNotReachable(farm, problem.sentence(), null);
      }
    } catch (JsonProcessingException e) {
      return new FarmNotReachable(farm, "it answers with HTTP status " + status, e);
    }
    return new FarmNotReachable(farm, "it answers with HTTP status " + status, null);
  }
}
