package farm.rendezvous.api;

import static farm.rendezvous.api.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /api/v1/jobs}. */
abstract class JobCalls extends Calls {

  @Test
  void aJobIsCreatedWithAllItsFields() {
    Response created =
        farm()
            .submit(
                Map.of(
                    "name",
                    "shot 010",
                    "file",
                    "demo.blend",
                    "frames",
                    "3, 1-2,1",
                    "batchSize",
                    2,
                    "engine",
                    "CYCLES",
                    "format",
                    "JPEG",
                    "samples",
                    1,
                    "resolutionPercent",
                    10,
                    "priority",
                    60,
                    "frameTimeout",
                    "PT30M"));

    assertThat(created.getStatus()).isEqualTo(201);
    JsonNode job = body(created);
    String id = job.path("id").asText();
    assertThat(created.getHeaderString("Location")).endsWith("/api/v1/jobs/" + id);
    assertThat(job.path("name").asText()).isEqualTo("shot 010");
    assertThat(job.path("frames").asText()).isEqualTo("1-3");
    assertThat(job.path("priority").asInt()).isEqualTo(60);
    assertThat(job.path("frameTimeout").asText()).isEqualTo("PT30M");
    assertThat(job.path("state").asText()).isIn("queued", "active");
    assertThat(Instant.parse(job.path("submittedAt").asText())).isNotNull();
    assertThat(job.path("frameCounts").path("total").asInt()).isEqualTo(3);
    assertThat(job.path("output").asText()).isEqualTo("output/" + id + "/");
    assertThat(job.has("scene")).as("fields without a value are there, as null").isTrue();

    JsonNode done = completed(id);
    assertThat(done.path("progress").asDouble()).isEqualTo(1.0);
    assertThat(Instant.parse(done.path("finishedAt").asText()))
        .isAfterOrEqualTo(Instant.parse(done.path("startedAt").asText()));
    assertThat(done.path("problem").isNull()).isTrue();
  }

  @Test
  void theSameIdempotencyKeyGivesTheSameJobAgain() {
    String key = UUID.randomUUID().toString();

    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> response =
          wire.send(
              "POST",
              "/api/v1/jobs",
              BodyPublishers.ofString("{\"frames\":\"1\",\"resolutionPercent\":10,\"samples\":1}"),
              "Content-Type",
              "application/json",
              "Idempotency-Key",
              key);
      assertThat(response.statusCode()).isIn(200, 201);
      ids.add(json(response.body()).path("id").asText());
    }

    assertThat(ids.get(1)).isEqualTo(ids.get(0));
  }

  @Test
  void theListIsNewestFirstAndPages() {
    String word = "pages-" + UUID.randomUUID();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(0, submitted(Map.of("frames", "1", "name", word + " " + i)));
    }

    JsonNode first = body(farm().jobs(null, word, 2, null));
    assertThat(texts(first, "id")).containsExactlyElementsOf(ids.subList(0, 2));
    JsonNode second = body(farm().jobs(null, word, 2, first.path("next").asText()));
    assertThat(texts(second, "id")).containsExactly(ids.get(2));
    assertThat(second.path("next").isNull()).isTrue();
    ids.forEach(this::completed);
    assertThat(texts(body(farm().jobs("completed", word, null, null)), "id")).hasSize(3);
    assertThat(texts(body(farm().jobs("failed", word, null, null)), "id")).isEmpty();
  }

  @Test
  void theListIsSearchedForCharactersNotForPatterns() {
    String word = UUID.randomUUID().toString();
    String percent = submitted(Map.of("frames", "1", "name", "50% of " + word));
    submitted(Map.of("frames", "1", "name", "500 of " + word));

    assertThat(texts(body(farm().jobs(null, "50% of " + word, null, null)), "id"))
        .containsExactly(percent);
    assertThat(texts(body(farm().jobs(null, "50_ of " + word, null, null)), "id")).isEmpty();
    assertThat(texts(body(farm().jobs(null, "50!% of " + word, null, null)), "id")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,limit",
    "limit=1001,limit",
    "limit=x,limit",
    "state=lost,state",
    "cursor=x,cursor"
  })
  void aBadQueryIsRefusedByName(String query, String field) {
    HttpResponse<String> response = wire.get("/api/v1/jobs?" + query);

    refused(response, field);
  }

  @Test
  void unknownJobsAreNotFound() {
    for (String path : List.of("/api/v1/jobs/42", "/api/v1/jobs/42/frames")) {
      problem(wire.get(path), 404);
    }
  }

  @Test
  void framesPageByTheirNumbersAlsoBeforeTheyAreCut() {
    String id = submitted(Map.of("frames", "-5--1,1-5x2", "priority", 0));

    JsonNode first = body(farm().frames(id, 3, null));
    JsonNode rest = body(farm().frames(id, null, first.path("next").asText()));

    assertThat(texts(first, "frame")).containsExactly("-5", "-4", "-3");
    assertThat(texts(rest, "frame")).containsExactly("-2", "-1", "1", "3", "5");
    assertThat(rest.path("next").isNull()).isTrue();
    completed(id);
  }
}
