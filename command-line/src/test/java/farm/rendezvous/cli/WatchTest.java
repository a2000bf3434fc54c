package farm.rendezvous.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.StubFarm;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WatchTest {
  private static final String JOB = "GET /api/v1/jobs/j1";

  @TempDir private Path root = Path.of("");
  private final StubFarm farm = new StubFarm();

  @AfterEach
  void end() {
    farm.close();
  }

  @Test
  void printsALineForEachChange() {
    farm.answers(JOB, 200, StubFarm.job("active", 0, 0))
        .answers(JOB, 200, StubFarm.job("active", 0, 0))
        .answers(JOB, 200, StubFarm.job("completed", 4, 0));
    Terminal terminal = new Terminal(root, false);

    assertThat(watch(terminal)).isZero();
    assertThat(terminal.said().lines()).hasSize(2).first().isEqualTo("active: 0/4 frames");
  }

  @Test
  void saysWhyFramesAndTheJobFailed() {
    farm.answers(JOB, 200, StubFarm.job("failed", 3, 1))
        .answers(
            "GET /api/v1/jobs/j1/frames?limit=1000",
            200,
            "{\"items\":[{\"frame\":1,\"state\":\"completed\"},"
                + "{\"frame\":2,\"state\":\"failed\",\"problem\":\"The texture a.png is missing.\"}]}");
    Terminal terminal = new Terminal(root, false);

    assertThat(watch(terminal)).isEqualTo(1);
    assertThat(terminal.said())
        .contains("Frame 2 failed: The texture a.png is missing.")
        .contains("The job failed: The scene has no camera.");
  }

  @Test
  void aCanceledJobIsNoSuccess() {
    farm.answers(JOB, 200, StubFarm.job("canceled", 1, 0));

    assertThat(watch(new Terminal(root, false))).isEqualTo(1);
  }

  @Test
  void watchesSeveralUntilTheLastHasEnded() {
    farm.answers(JOB, 200, StubFarm.job("completed", 4, 0))
        .answers("GET /api/v1/jobs/j2", 200, StubFarm.job("active", 1, 0))
        .answers("GET /api/v1/jobs/j2", 200, StubFarm.job("canceled", 1, 0));
    Terminal terminal = new Terminal(root, false);

    assertThat(terminal.run(farm, "watch", "j1", "j2")).isEqualTo(1);
    assertThat(terminal.said().lines())
        .contains("shot  completed: 4/4 frames", "shot  active: 1/4 frames")
        .last()
        .isEqualTo("Job j1 was canceled.");
  }

  @Test
  void drawsABarForEach() {
    farm.answers(JOB, 200, StubFarm.job("completed", 4, 0))
        .answers("GET /api/v1/jobs/j2", 200, StubFarm.job("completed", 4, 0));
    Terminal terminal = new Terminal(root, true);

    assertThat(terminal.run(farm, "watch", "j1", "j2")).isZero();
    assertThat(terminal.said()).containsPattern("shot  \\[#+\\] .*\nshot  \\[#+\\] ");
  }

  @Test
  void survivesAnAbsenceOfTheFarm() {
    farm.answers(JOB, 503, "{\"detail\":\"The database is away.\"}")
        .answers(JOB, 200, StubFarm.job("completed", 4, 0));
    Terminal terminal = new Terminal(root, false);

    assertThat(watch(terminal)).isZero();
    assertThat(terminal.complained())
        .contains("The database is away. (trying again")
        .contains("The farm answers again.");
  }

  @Test
  void givesUpAfterAMinute() {
    assertThat(watch(new Terminal(root, false))).isEqualTo(3);
  }

  @Test
  void anUnknownJobIsAWrongCall() {
    farm.answers(JOB, 404, "{\"title\":\"Job not found\"}");
    Terminal terminal = new Terminal(root, false);

    assertThat(watch(terminal)).isEqualTo(2);
    assertThat(terminal.complained()).contains("Job not found");
  }

  @Test
  void drawsABarAndTheNodesOnATerminal() {
    farm.answers(JOB, 200, StubFarm.job("active", 2, 0))
        .answers(JOB, 200, StubFarm.job("completed", 4, 0))
        .answers(
            "GET /api/v1/nodes?limit=1000",
            200,
            "{\"items\":[{\"name\":\"node-1\",\"state\":\"rendering\",\"work\":"
                + "[{\"job\":\"j1\",\"batch\":\"b\",\"attempt\":\"a\",\"frame\":7}]},"
                + "{\"name\":\"node-2\",\"state\":\"idle\"}]}");
    Terminal terminal = new Terminal(root, true);

    assertThat(watch(terminal)).isZero();
    assertThat(terminal.said())
        .contains("node-1           frame 7 of j1", "node-2           idle")
        .containsPattern("\033\\[3A\r\033\\[J\\[#+\\] completed: 4/4 frames");
  }

  private int watch(Terminal terminal) {
    return terminal.run("watch", "j1", "--url", farm.url().toString());
  }
}
