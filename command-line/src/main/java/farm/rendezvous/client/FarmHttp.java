package farm.rendezvous.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;

/** Calls the API and turns what comes back into an object, a refusal, or "not reachable". */
final class FarmHttp {
  static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** One for all farms, so that its connections are used again. */
  private static final HttpClient HTTP = HttpClient.newHttpClient();

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
      throw refusal(response);
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
      throw refusal(response);
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
    return refusal(response);
  }

  /** The farm could not be reached, again and again. */
  FarmNotReachable gone(IOException e) {
    return notReachable(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return sendOnceOrTwice(request);
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
  private HttpResponse<String> sendOnceOrTwice(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (ConnectException | HttpTimeoutException e) {
      throw e;
    } catch (IOException e) {
      if (!request.method().equals("GET")) {
        throw e;
      }
      return HTTP.send(request, BodyHandlers.ofString());
    }
  }

  private FarmNotReachable notReachable(String why, Throwable cause) {
    return new FarmNotReachable(farm, why, cause);
  }

  /** A farm that starts has no API yet and answers 404 in HTML: only its JSON is its word. */
  private RuntimeException refusal(HttpResponse<String> response) {
    int status = response.statusCode();
    try {
      JsonNode body = JSON.readTree(response.body());
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
