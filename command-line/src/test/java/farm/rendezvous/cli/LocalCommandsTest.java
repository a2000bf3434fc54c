package farm.rendezvous.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.localfarm.StandInRoot;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalCommandsTest {
  @TempDir private Path folder = Path.of("");
  private Path root = folder;

  @BeforeEach
  void makeRoot() throws IOException {
    root = StandInRoot.in(folder);
  }

  @AfterEach
  void end() {
    new Terminal(root, false).run("down");
  }

  @Test
  void upStatusNodesDown() {
    Terminal up = new Terminal(root, false);
    assertThat(up.run("up", "--port", "0", "--nodes", "1")).isZero();
    assertThat(up.said()).contains("Starting broker, orchestrator, node-1", "The farm is ready at");

    Terminal status = new Terminal(root, false);
    assertThat(status.run("status")).isZero();
    assertThat(status.said()).contains("node-1", "idle").doesNotContain(" down");

    Terminal nodes = new Terminal(root, false); // finds the farm of this machine by itself
    assertThat(nodes.run("nodes")).isZero();
    assertThat(nodes.said()).contains("node-1");

    assertThat(new Terminal(root, false).run("down")).isZero();
    Terminal json = new Terminal(root, false);
    assertThat(json.run("status", "--json")).isZero();
    assertThat(json.said())
        .contains(
            "\"orchestrator\":{\"pid\":null", "\"pid\":null,\"url\"", "\"state\":\"offline\"");
  }

  @Test
  void demoRendersAndSaysWhereTheFramesAre() {
    Terminal demo = new Terminal(root, false);

    assertThat(demo.run("demo", "--port", "0", "--nodes", "1")).isZero();

    assertThat(demo.said())
        .contains("completed: 24/24 frames", "Frames    " + root.resolve("output/j1"))
        .contains("./rendezvous submit FILE.blend", "./rendezvous down")
        .containsPattern("Job       http://localhost:\\d+/api/v1/jobs/j1")
        .containsPattern("Movie     http://localhost:\\d+/api/v1/jobs/j1/movie.mp4")
        .containsPattern("Web page  http://localhost:\\d+/openapi/ui");
    Terminal status = new Terminal(root, false);
    status.run("status");
    assertThat(status.said()).contains("idle");
  }

  @Test
  void demoMayTakeTheFarmDown() {
    Terminal demo = new Terminal(root, false);

    assertThat(demo.run("demo", "--down", "--port", "0", "--nodes", "1")).isZero();

    assertThat(demo.said()).contains("The farm is down.").doesNotContain("./rendezvous down");
    Terminal status = new Terminal(root, false);
    status.run("status");
    assertThat(status.said()).contains("offline").doesNotContain("pid ");
  }

  @Test
  void withoutAFarmThereIsNoStatus() {
    Terminal terminal = new Terminal(root, false);

    assertThat(terminal.run("status")).isEqualTo(3);
    assertThat(terminal.complained())
        .contains("There is no farm in " + root.resolve(".rendezvous"));
  }
}
