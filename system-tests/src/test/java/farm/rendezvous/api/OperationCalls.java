package farm.rendezvous.api;

import static farm.rendezvous.api.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is there, and how the farm is. */
abstract class OperationCalls extends Calls {

  @Test
  void theNodesAreListedWithWhatTheyAre() {
    JsonNode nodes = body(farm().nodes());

    assertThat(texts(nodes, "name")).containsExactly("node-1", "node-2");
    assertThat(texts(nodes, "state")).isSubsetOf("starting", "idle", "rendering");
    assertThat(texts(nodes, "blenderVersion")).allMatch(v -> v.matches("\\d+\\.\\d+.*"));
    assertThat(nodes.has("next")).isTrue();
  }

  @Test
  void theListOfNodesPages() {
    JsonNode first = json(wire.get("/api/v1/nodes?limit=1").body());
    JsonNode second =
        json(wire.get("/api/v1/nodes?limit=1&cursor=" + first.path("next").asText()).body());

    assertThat(texts(first, "name")).containsExactly("node-1");
    assertThat(texts(second, "name")).containsExactly("node-2");
    assertThat(second.path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/started", "/live", "/ready"})
  void theFarmIsWell(String check) {
    HttpResponse<String> response = wire.get("/health" + check);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response.body()).path("status").asText()).isEqualTo("UP");
  }

  @Test
  void readinessSpeaksOfTheBooksAndTheBroker() {
    JsonNode ready = json(wire.get("/health/ready").body());

    assertThat(ready.path("checks"))
        .extracting(check -> check.path("name").asText())
        .contains("books", "broker");
  }

  /** Liberty never closes an idle connection of HTTP/2, and takes only so many. */
  @Test
  void aClientThatWouldUpgradeToHttp2IsServedWithHttp11() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(wire.server().resolve("/api/v1/nodes")).build();

    HttpResponse<String> response =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  @Test
  void theFiguresAreThereForPrometheusWithoutALogin() {
    completed(submitted(Map.of("frames", "1")));

    Response response = farm().metrics();

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getMediaType().toString()).startsWith("text/plain");
    assertThat(response.readEntity(String.class))
        .containsPattern("(?m)^rendezvous_frames\\{.*state=\"completed\".*} [1-9]")
        .containsPattern("(?m)^rendezvous_nodes\\{.*state=\"idle\".*} \\d")
        .containsPattern("(?m)^rendezvous_batches\\{.*state=\"offered\".*} \\d")
        .containsPattern("(?m)^rendezvous_attempts_total\\{?.*}? [1-9]")
        .containsPattern("(?m)^rendezvous_frame_seconds_count\\{?.*}? [1-9]")
        .containsPattern("(?m)^rendezvous_frame_seconds_bucket\\{.*le=\"0.25\".*} \\d");
  }
}
