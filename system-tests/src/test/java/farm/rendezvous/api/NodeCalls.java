package farm.rendezvous.api;

import static farm.rendezvous.api.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.localfarm.LocalFarm;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The render node's two calls. */
@SuppressWarnings("NullAway.Init")
abstract class NodeCalls extends Calls {

  private Wire node;

  @BeforeEach
  void reachAnIdleNode(LocalFarm local) {
    URI url = local.nodes().get(0).url();
    node = new Wire(url);
  }

  @Test
  void aNodeRendersOneJobByHandAndSaysSo(LocalFarm local) {
    HttpResponse<String> taken =
        eventually(
            "a job by hand",
            () -> node.post("/job", "{\"from\":3,\"to\":4}"),
            r -> r.statusCode() != 503);
    assertThat(taken.statusCode()).isEqualTo(202);
    String pid = json(taken.body()).path("pid").asText();
    assertThat(Wire.header(taken, "Retry-After")).isEqualTo("5");
    assertThat(Wire.header(taken, "Location")).endsWith("/job/" + pid);

    HttpResponse<String> second = node.post("/job", "{\"from\":1,\"to\":1}");
    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(Wire.header(second, "Retry-After")).isEqualTo("30");

    HttpResponse<String> running = node.get("/job/" + pid);
    assertThat(running.statusCode()).isEqualTo(202);
    assertThat(running.body()).isEqualTo("Job still running");
    assertThat(Wire.header(running, "Retry-After")).isEqualTo("5");
    HttpResponse<String> done =
        eventually("the job by hand", () -> node.get("/job/" + pid), r -> r.statusCode() != 202);
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body()).isEqualTo("Job completed");
    assertThat(local.output().resolve("blender-render_0003.png")).isNotEmptyFile();
    assertThat(local.output().resolve("blender-render_0004.png")).isNotEmptyFile();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"from\":1}",
        "{\"from\":\"1\",\"to\":2}",
        "{\"from\":5,\"to\":1}",
        "{",
        "",
        "[1,5]",
        "{\"from\":1.5,\"to\":2}"
      })
  void badInputIs400(String body) {
    HttpResponse<String> response = node.post("/job", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).startsWith("Invalid input");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-1", "x", "99999999999999999999"})
  void anUnknownPidIs400(String pid) {
    HttpResponse<String> response = node.get("/job/" + pid);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("Job not found");
  }
}
