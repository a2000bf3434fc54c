package farm.rendezvous.api;

import static farm.rendezvous.api.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import farm.rendezvous.await.Await;
import farm.rendezvous.localfarm.LocalFarm;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** What all the groups of calls need. */
@SuppressWarnings("NullAway.Init")
abstract class Calls {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Map<String, Object> QUICK = Map.of("resolutionPercent", 10, "samples", 1);

  Wire wire;

  @BeforeEach
  void reach(LocalFarm local) {
    wire = new Wire(local.orchestratorUrl());
  }

  static OrchestratorApi farm() {
    return HttpContractIT.farm;
  }

  final String submitted(Map<String, Object> job) {
    Map<String, Object> quick = new HashMap<>(QUICK);
    quick.putAll(job);
    Response response = farm().submit(quick);
    assertThat(response.getStatus()).isEqualTo(201);
    return body(response).path("id").asText();
  }

  final JsonNode completed(String id) {
    JsonNode job =
        eventually(
            "job " + id,
            () -> body(farm().job(id)),
            j -> List.of("completed", "failed", "canceled").contains(j.path("state").asText()));
    assertThat(job.path("state").asText()).as("%s", job).isEqualTo("completed");
    return job;
  }

  static <T> T eventually(String what, Supplier<T> look, Predicate<T> enough) {
    return Await.every(Duration.ofMillis(100)).until(what, LIMIT, look, enough);
  }

  static JsonNode body(Response response) {
    return json(response.readEntity(String.class));
  }

  static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.path("items").forEach(item -> texts.add(item.path(field).asText()));
    return texts;
  }

  static void refused(HttpResponse<String> response, String field) {
    assertThat(problem(response, 400).path("errors"))
        .extracting(error -> error.path("field").asText())
        .as("%s", response.body())
        .contains(field);
  }

  static JsonNode problem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as("%s", response.body()).isEqualTo(status);
    assertThat(Wire.header(response, "Content-Type")).startsWith("application/problem+json");
    JsonNode problem = json(response.body());
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
    return problem;
  }
}
