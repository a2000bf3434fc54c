package farm.rendezvous.api;

import static farm.rendezvous.api.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description of the interface: nothing is left out, and what it says is so. */
@SuppressWarnings("NullAway.Init")
abstract class DescriptionCalls extends Calls {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final Pattern IN_PATH = Pattern.compile("\\{([^}]+)}");

  private JsonNode openApi;
  private final List<Described> all = new ArrayList<>();

  /** One call. */
  private record Described(String method, String path, JsonNode operation, JsonNode parameters) {
    @Override
    public String toString() {
      return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
    }

    List<JsonNode> allParameters() {
      List<JsonNode> found = new ArrayList<>();
      operation.path("parameters").forEach(found::add);
      parameters.forEach(found::add);
      return found;
    }
  }

  @BeforeEach
  void read() {
    HttpResponse<String> response = wire.get("/openapi?format=json");
    assertThat(response.statusCode()).isEqualTo(200);
    openApi = json(response.body());
    openApi
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        entry -> {
                          if (METHODS.contains(entry.getKey())) {
                            all.add(
                                new Described(
                                    entry.getKey(),
                                    path.getKey(),
                                    entry.getValue(),
                                    path.getValue().path("parameters")));
                          }
                        }));
  }

  @Test
  void everyCallHasAnIdOfItsOwnASummaryAndAGroup() {
    Set<String> ids = new HashSet<>();
    Set<String> groups = new HashSet<>();
    openApi.path("tags").forEach(tag -> groups.add(tag.path("name").asText()));
    for (Described call : all) {
      String id = call.operation().path("operationId").asText();
      assertThat(id).as("%s", call).matches("[a-z][A-Za-z]+");
      assertThat(ids.add(id)).as("%s is new", id).isTrue();
      assertThat(call.operation().path("summary").asText()).as("%s", call).isNotBlank();
      assertThat(groups).contains(call.operation().path("tags").path(0).asText());
    }
    assertThat(ids)
        .contains("submitJob", "listJobs", "pauseJob", "resumeJob", "cancelJob", "followEvents");
  }

  @Test
  void everyParameterIsToldOfWithItsType() {
    for (Described call : all) {
      Set<String> inPath = new TreeSet<>();
      Matcher names = IN_PATH.matcher(call.path());
      while (names.find()) {
        inPath.add(names.group(1));
      }
      Set<String> told = new TreeSet<>();
      for (JsonNode parameter : call.allParameters()) {
        assertThat(parameter.path("schema").isEmpty()).as("%s %s", call, parameter).isFalse();
        assertThat(parameter.path("description").asText())
            .as("%s %s", call, parameter)
            .isNotBlank();
        if (parameter.path("in").asText().equals("path")) {
          told.add(parameter.path("name").asText());
          assertThat(parameter.path("required").asBoolean()).isTrue();
        }
      }
      assertThat(told).as("%s", call).isEqualTo(inPath);
      assertThat(call.path()).doesNotContain("{word");
    }
  }

  @Test
  void everyBodyAndEveryAnswerHasASchemaAndRefusalsAreProblems() {
    for (Described call : all) {
      call.operation()
          .path("requestBody")
          .path("content")
          .properties()
          .forEach(body -> hasSchema(call, body, true));
      call.operation()
          .path("responses")
          .properties()
          .forEach(response -> answers(call, response.getKey(), response.getValue()));
    }
  }

  private void answers(Described call, String code, JsonNode response) {
    assertThat(response.path("description").asText()).as("%s %s", call, code).isNotBlank();
    JsonNode content = response.path("content");
    boolean empty = Set.of("204", "206", "304").contains(code);
    assertThat(content.isEmpty() && !empty).as("%s %s has no content", call, code).isFalse();
    content
        .properties()
        .forEach(
            body ->
                hasSchema(
                    call, body, code.startsWith("2") && body.getKey().equals("application/json")));
    if ((code.startsWith("4") || code.startsWith("5")) && !call.path().startsWith("/status")) {
      assertThat(content.path("application/problem+json").path("schema").path("$ref").asText())
          .as("%s %s", call, code)
          .isEqualTo("#/components/schemas/Problem");
    }
  }

  private void hasSchema(Described call, Map.Entry<String, JsonNode> body, boolean withExample) {
    JsonNode schema = body.getValue().path("schema");
    assertThat(schema.isEmpty()).as("%s %s", call, body.getKey()).isFalse();
    String reference = schema.path("$ref").asText();
    if (!reference.isEmpty()) {
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      assertThat(openApi.path("components").path("schemas").has(name)).as(name).isTrue();
    }
    if (withExample) {
      assertThat(body.getValue().path("examples").isEmpty()).as("%s", call).isFalse();
    }
  }

  @Test
  void whatAJobAFrameAndANodeAreSaidToBeIsWhatTheyAre() {
    String id = submitted(Map.of("frames", "1"));
    completed(id);

    assertThat(fields("JobView")).isEqualTo(names(body(farm().job(id))));
    assertThat(fields("FrameView"))
        .isEqualTo(names(body(farm().frames(id, null, null)).path("items").path(0)));
    assertThat(fields("NodeView")).isEqualTo(names(body(farm().nodes()).path("items").path(0)));
  }

  @Test
  void aJobCanBeSubmittedAsAForm() {
    JsonNode form =
        openApi.at("/paths/~1api~1v1~1jobs/post/requestBody/content/multipart~1form-data/schema");

    assertThat(form.path("type").asText()).isEqualTo("object");
    assertThat(form.path("description").asText())
        .contains("Part job:", "Part file:", "Parts files:");
  }

  @Test
  void theExamplesOfASubmissionAreTaken() {
    all.stream()
        .filter(call -> call.operation().path("operationId").asText().equals("submitJob"))
        .flatMap(
            call ->
                call
                    .operation()
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("examples")
                    .properties()
                    .stream())
        .forEach(
            example -> {
              JsonNode value = example.getValue().path("value");
              String body = value.isTextual() ? value.asText() : value.toString();
              HttpResponse<String> response = wire.post("/api/v1/jobs", body);
              assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
              wire.post(
                  "/api/v1/jobs/" + json(response.body()).path("id").asText() + "/cancel", "");
            });
  }

  private Set<String> fields(String schema) {
    return names(openApi.path("components").path("schemas").path(schema).path("properties"));
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
