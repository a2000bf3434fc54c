package farm.rendezvous.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.rendezvous.client.FarmEvent;
import farm.rendezvous.client.StubFarm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events in words, and as they come over the wire. */
final class EventLineTest {
  @TempDir private Path root = Path.of("");

  @Test
  void tellsOfJobsFramesAndNodes() throws JsonProcessingException {
    assertThat(lines("job", StubFarm.job("active", 2, 1)))
        .containsExactly("job j1  active: 2/4 frames, 1 failed");
    assertThat(
            lines(
                "frame",
                "{\"job\":\"j1\",\"items\":[{\"frame\":7,\"state\":\"completed\",\"node\":\"node-2\"},"
                    + "{\"frame\":8,\"state\":\"queued\",\"node\":null}]}"))
        .containsExactly("job j1  frame 7 completed on node-2", "job j1  frame 8 queued");
    assertThat(lines("node", "{\"name\":\"node-1\",\"state\":\"idle\"}"))
        .containsExactly("node node-1  idle");
    assertThat(lines("deleted", "{\"id\":\"j1\"}")).containsExactly("job j1  deleted");
    assertThat(lines("reset", "{\"reason\":\"this stream is new\"}")).isEmpty();
    assertThat(lines("reset", "{\"reason\":\"what was missed is not known any more\"}"))
        .singleElement()
        .asString()
        .contains("not known any more", "rendezvous status");
  }

  @Test
  void followsAJobUntilItIsDeleted() {
    try (StubFarm farm = new StubFarm()) {
      farm.answers(
              "GET /api/v1/events?job=j1",
              200,
              ": hello\n\nevent: reset\nid: 5\nretry: 2000\ndata: {\"reason\":\"this stream is new\"}\n\n"
                  + "event: job\nid: 6\ndata: "
                  + StubFarm.job("active", 1, 0).replace("\n", "")
                  + "\n\n")
          .answers(
              "GET /api/v1/events?job=j1", 200, "event: deleted\nid: 7\ndata: {\"id\":\"j1\"}\n\n");
      Terminal terminal = new Terminal(root, false);

      assertThat(terminal.run("events", "j1", "--url", farm.url().toString())).isZero();

      assertThat(terminal.said().lines())
          .containsExactly("job j1  active: 1/4 frames", "job j1  deleted");
    }
  }

  @Test
  void aJobThatWasDeletedMeanwhileIsTheEndOfIt() {
    try (StubFarm farm = new StubFarm()) {
      farm.answers(
              "GET /api/v1/events?job=j1",
              200,
              "event: reset\nid: 5\ndata: {\"reason\":\"this stream is new\"}\n\n")
          .answers(
              "GET /api/v1/events?job=j1", 404, "{\"detail\":\"There is no job of this id.\"}");
      Terminal terminal = new Terminal(root, false);

      assertThat(terminal.run("events", "j1", "--url", farm.url().toString())).isZero();

      assertThat(terminal.said()).contains("job j1  deleted");
    }
  }

  private static List<String> lines(String event, String data) throws JsonProcessingException {
    return EventLine.of(new FarmEvent("1", event, new ObjectMapper().readTree(data)));
  }
}
