package farm.rendezvous.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.StubFarm;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs and nodes are told what to do. */
final class ControlTest {
  private static final String JOB = "/api/v1/jobs/j1";

  @TempDir private Path root = Path.of("");
  private final StubFarm farm = new StubFarm();
  private Terminal terminal = new Terminal(root, false);

  @AfterEach
  void end() {
    farm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume", "cancel"})
  void jobsAreToldAWordAndTheirStateIsSaid(String word) {
    farm.answers("POST " + JOB + "/" + word, 200, StubFarm.job("paused", 1, 0))
        .answers("POST /api/v1/jobs/j2/" + word, 200, StubFarm.job("canceled", 1, 0));

    assertThat(run(word, "j1", "j2")).isZero();
    assertThat(terminal.said()).contains("  paused\n", "  canceled\n");
  }

  @Test
  void chosenFramesAreRenderedAgain() {
    farm.answers("POST " + JOB + "/requeue?frames=7%2C9-12", 200, StubFarm.job("queued", 1, 0));

    assertThat(run("requeue", "j1", "7,9-12")).isZero();
    assertThat(terminal.said()).contains("queued").contains("frames to render");
  }

  @Test
  void framesBelowZeroAreRenderedAgain() {
    farm.answers("POST " + JOB + "/requeue?frames=-5--1", 200, StubFarm.job("queued", 1, 0));

    assertThat(run("requeue", "j1", "-5--1")).isZero();
  }

  @Test
  void whatFailedIsRenderedAgain() {
    farm.answers("POST " + JOB + "/requeue", 200, StubFarm.job("queued", 1, 0));

    assertThat(run("requeue", "j1")).isZero();
  }

  @Test
  void aJobIsChanged() {
    farm.answers("PATCH " + JOB, 200, StubFarm.job("active", 1, 0));

    assertThat(run("change", "j1", "--priority", "80")).isZero();
    assertThat(terminal.said()).contains("active, priority");
  }

  @Test
  void aChangeOfNothingIsAMistake() {
    assertThat(run("change", "j1")).isEqualTo(2);
  }

  @Test
  void whatTheFarmRefusesIsSaidInItsWords() {
    farm.answers(
        "POST " + JOB + "/cancel",
        409,
        "{\"title\":\"Conflict\",\"detail\":\"The job is completed.\",\"errors\":[]}");

    assertThat(run("cancel", "j1")).isEqualTo(2);
    assertThat(terminal.complained()).contains("The job is completed.");
  }

  @Test
  void jobsAreDeleted() {
    farm.answers("DELETE " + JOB, 204, "");

    assertThat(run("delete", "j1")).isZero();
    assertThat(terminal.said()).contains("j1  deleted");
  }

  @Test
  void nodesAreToldAWord() {
    farm.answers(
        "POST /api/v1/nodes/node-1/pause",
        200,
        "{\"name\":\"node-1\",\"state\":\"rendering\",\"slots\":1,\"cores\":2,\"memoryMiB\":1}");

    assertThat(run("nodes", "pause", "node-1")).isZero();
    assertThat(terminal.said()).contains("node-1  told to pause, rendering now");
  }

  @Test
  void aNodeIsToldNothingElse() {
    assertThat(run("nodes", "explode", "node-1")).isEqualTo(2);
    assertThat(run("nodes", "pause")).isEqualTo(2);
  }

  private int run(String... arguments) {
    terminal = new Terminal(root, false);
    return terminal.run(farm, arguments);
  }
}
