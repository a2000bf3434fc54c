package farm.rendezvous.api;

import static farm.rendezvous.api.Wire.header;
import static farm.rendezvous.api.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tutorial's two calls. */
abstract class TutorialCalls extends Calls {

  @Test
  void aJobIsTakenAndFollowedByItsLocation() {
    HttpResponse<String> taken =
        wire.post("/render", "{\"from\":1,\"to\":2,\"resolutionPercent\":10,\"samples\":1}");

    assertThat(taken.statusCode()).isEqualTo(202);
    String id = json(taken.body()).path("jobId").asText();
    assertThat(UUID.fromString(id)).isNotNull();
    assertStillRunning(taken, id);

    HttpResponse<String> done =
        eventually(
            "the job's status",
            () -> wire.get(header(taken, "Location")),
            status -> {
              if (status.statusCode() == 202) {
                assertThat(status.body()).isEqualTo("Job still running");
                assertThat(header(status, "Content-Type")).startsWith("text/plain");
                assertStillRunning(status, id);
              }
              return status.statusCode() != 202;
            });
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).isEqualTo("Job completed");
  }

  @Test
  void theTutorialsOwnBodyIsEnough() {
    HttpResponse<String> taken = wire.post("/render", "{\"from\":1,\"to\":1}");

    assertThat(taken.statusCode()).isEqualTo(202);
    JsonNode job = body(farm().job(json(taken.body()).path("jobId").asText()));
    assertThat(job.path("file").asText()).isEqualTo("demo.blend");
    assertThat(job.path("engine").asText()).isEqualTo("CYCLES");
    assertThat(job.path("format").asText()).isEqualTo("PNG");
    assertThat(job.path("batchSize").asInt()).isEqualTo(5);
    assertThat(job.path("priority").asInt()).isEqualTo(50);
    assertThat(job.path("maxAttempts").asInt()).isEqualTo(3);
    assertThat(job.path("frameTimeout").asText()).isEqualTo("PT4H");
    assertThat(job.path("frames").asText()).isEqualTo("1");
  }

  @Test
  void theStatusAsJsonIsTheJobWithTheSameStatusCode() {
    String id = submitted(Map.of("frames", "1-20"));

    HttpResponse<String> running = wire.get("/status/" + id, "Accept", "application/json");
    assertThat(running.statusCode()).isEqualTo(202);
    assertStillRunning(running, id);
    assertThat(json(running.body()).path("id").asText()).isEqualTo(id);
    completed(id);
    HttpResponse<String> done = wire.get("/status/" + id, "Accept", "application/json");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(json(done.body())).isEqualTo(body(farm().job(id)));
    assertThat(farm().status(id).readEntity(String.class)).isEqualTo("Job completed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "42", "no%20job"})
  void anUnknownJobIsNotFound(String id) {
    HttpResponse<String> response = wire.get("/status/" + id);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("Job not found");
  }

  private static void assertStillRunning(HttpResponse<String> response, String id) {
    assertThat(header(response, "Retry-After")).isEqualTo("5");
    assertThat(header(response, "Location")).endsWith("/status/" + id);
  }
}
