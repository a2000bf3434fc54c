package farm.rendezvous.api;

import static farm.rendezvous.api.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and how. */
abstract class RefusedCalls extends Calls {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                            | frames
          {"from":1}                                    | to
          {"to":1}                                      | from
          {"from":"1","to":2}                           | from
          {"from":1.5,"to":2}                           | from
          {"from":null,"to":2}                          | from
          {"from":9,"to":1}                             | from
          {"frames":"9-1"}                              | frames
          {"frames":"1-9x0"}                            | frames
          {"frames":"1:9"}                              | frames
          {"frames":""}                                 | frames
          {"frames":"one"}                              | frames
          {"frames":7}                                  | frames
          {"frames":"1-1000001"}                        | frames
          {"frames":"99999999999"}                      | frames
          {"frames":"1","from":1,"to":2}                | frames
          {"frames":"1","file":"/etc/passwd"}           | file
          {"frames":"1","file":"../README.md"}          | file
          {"frames":"1","file":"."}                     | file
          {"frames":"1","file":""}                      | file
          {"frames":"1","file":"missing.blend"}         | file
          {"frames":"1","priority":101}                 | priority
          {"frames":"1","priority":-1}                  | priority
          {"frames":"1","priority":"high"}              | priority
          {"frames":"1","batchSize":0}                  | batchSize
          {"frames":"1","maxAttempts":0}                | maxAttempts
          {"frames":"1","samples":0}                    | samples
          {"frames":"1","resolutionPercent":0}          | resolutionPercent
          {"frames":"1","denoise":"yes"}                | denoise
          {"frames":"1","engine":"LUX"}                 | engine
          {"frames":"1","format":"AVI"}                 | format
          {"frames":"1","frameTimeout":"4 hours"}       | frameTimeout
          {"frames":"1","frameTimeout":"-PT1S"}         | frameTimeout
          {"frames":"1","colour":"red"}                 | colour
          {"frames":"1","id":"mine"}                    | id
          """)
  void theFieldIsNamed(String body, String field) {
    refused(wire.post("/api/v1/jobs", body), field);
    refused(wire.post("/render", body), field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      9-1   | 9
      1-9x0 | step
      1:9   | :
      """)
  void wrongFramesAreExplained(String frames, String word) {
    HttpResponse<String> response = wire.post("/api/v1/jobs", "{\"frames\":\"" + frames + "\"}");

    assertThat(json(response.body()).path("errors").path(0).path("detail").asText()).contains(word);
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    HttpResponse<String> response =
        wire.post("/api/v1/jobs", "{\"frames\":\"9-1\",\"priority\":101,\"colour\":1}");

    assertThat(problem(response, 400).path("errors"))
        .extracting(error -> error.path("field").asText())
        .containsExactlyInAnyOrder("frames", "priority", "colour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "[]",
        "\"1-2\"",
        "null",
        "{\"frames\":\"1\"} x",
        "{\"frames\":\"1\",\"frames\":\"2\"}"
      })
  void whatIsNoJobInJsonIs400(String body) {
    problem(wire.post("/api/v1/jobs", body), 400);
    problem(wire.post("/render", body), 400);
  }

  @Test
  void aBodyOfTenMegabytesIsTooLarge() {
    String large = "{\"frames\":\"1\",\"name\":\"" + "x".repeat(10_000_000) + "\"}";

    problem(wire.post("/api/v1/jobs", large), 413);
    HttpResponse<String> chunked =
        wire.send(
            "POST",
            "/render",
            BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))),
            "Content-Type",
            "application/json");
    problem(chunked, 413);
  }

  @Test
  void whatIsNotThereIs404() {
    problem(wire.get("/api/v1/nothing"), 404);
    problem(wire.get("/nothing"), 404);
  }

  @Test
  void aMethodThatIsNotTakenIs405() {
    HttpResponse<String> response = wire.send("DELETE", "/api/v1/jobs", BodyPublishers.noBody());

    problem(response, 405);
    assertThat(Wire.header(response, "Allow")).contains("GET").contains("POST");
    problem(wire.get("/render"), 405);
  }

  @Test
  void whatIsNotJsonIs415() {
    HttpResponse<String> response =
        wire.send(
            "POST",
            "/api/v1/jobs",
            BodyPublishers.ofString("frames=1"),
            "Content-Type",
            "application/x-www-form-urlencoded");

    problem(response, 415);
  }
}
