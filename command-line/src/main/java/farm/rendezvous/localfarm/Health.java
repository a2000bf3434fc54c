package farm.rendezvous.localfarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a process answers.
 *
 * @param ready whether it can work
 * @param detail why not, for people
 */
record Health(boolean ready, String detail) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private static final Health READY = new Health(true, "ready");

  /** Asks a server's MicroProfile Health. */
  static Health ofServer(URI server) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/health/ready"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200 ? READY : notReady(response);
    } catch (IOException e) {
      return new Health(false, "does not answer yet");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Health(false, "interrupted");
    }
  }

  /** Whether something accepts connections there. */
  static Health ofPort(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected() ? READY : new Health(false, "does not accept connections");
    } catch (IOException e) {
      return new Health(false, "does not accept connections yet");
    }
  }

  private static Health notReady(HttpResponse<String> response) {
    List<String> failing = new ArrayList<>();
    try {
      for (JsonNode check : JSON.readTree(response.body()).path("checks")) {
        if (!check.path("status").asText().equals("UP")) {
          failing.add("%s is down %s".formatted(check.path("name").asText(), data(check)).trim());
        }
      }
    } catch (JsonProcessingException e) {
      return new Health(false, "answers with HTTP status " + response.statusCode());
    }
    return new Health(false, failing.isEmpty() ? "is still starting" : String.join("; ", failing));
  }

  private static String data(JsonNode check) {
    return check.path("data").isEmpty() ? "" : check.path("data").toString();
  }
}
