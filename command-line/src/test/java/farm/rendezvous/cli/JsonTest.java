package farm.rendezvous.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.StubFarm;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts read. */
final class JsonTest {
  private static final String NODE =
      "{\"name\":\"node-1\",\"state\":\"idle\",\"duty\":\"pause\",\"slots\":1,\"cores\":2,\"memoryMiB\":1}";

  @TempDir private Path root = Path.of("");
  private final StubFarm farm = new StubFarm();

  @AfterEach
  void end() {
    farm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause j1", "resume j1", "cancel j1", "requeue j1", "change j1 --name x"})
  void aJobThatWasToldSomethingIsShownWhole(String call) {
    Stream.of("POST /pause", "POST /resume", "POST /cancel", "POST /requeue", "PATCH ")
        .map(line -> line.replace(" ", " /api/v1/jobs/j1"))
        .forEach(line -> farm.answers(line, 200, StubFarm.job("paused", 1, 0)));

    assertThat(said(call)).startsWith("{\"id\":\"j1\"").contains("\"aFieldOfTomorrow\":true");
  }

  @Test
  void listsAreArrays() {
    farm.answers(
            "GET /api/v1/jobs?limit=1000",
            200,
            "{\"items\":[" + StubFarm.job("active", 1, 0) + "]}")
        .answers("GET /api/v1/nodes?limit=1000", 200, "{\"items\":[" + NODE + "]}");

    assertThat(said("jobs")).startsWith("[{\"id\":\"j1\"").endsWith("}]");
    assertThat(said("nodes")).startsWith("[{\"name\":\"node-1\"").contains("\"duty\":\"pause\"");
  }

  @Test
  void aNodeThatWasToldSomethingIsShownWhole() {
    farm.answers("POST /api/v1/nodes/node-1/pause", 200, NODE);

    assertThat(said("nodes pause node-1")).startsWith("{\"name\":\"node-1\"");
  }

  @Test
  void deletedJobsAreNamed() {
    farm.answers("DELETE /api/v1/jobs/j1", 204, "");

    assertThat(said("delete j1")).isEqualTo("{\"id\":\"j1\",\"deleted\":true}");
  }

  @Test
  void aWatchIsALineForEachChange() {
    farm.answers("GET /api/v1/jobs/j1", 200, StubFarm.job("active", 1, 0))
        .answers("GET /api/v1/jobs/j1", 200, StubFarm.job("completed", 4, 0));

    assertThat(said("watch j1").lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\""));
  }

  private String said(String call) {
    Terminal terminal = new Terminal(root, false);
    String[] arguments = (call + " --json --url " + farm.url()).split(" ", -1);
    assertThat(terminal.run(arguments)).as(terminal.complained()).isZero();
    return terminal.said().strip();
  }
}
