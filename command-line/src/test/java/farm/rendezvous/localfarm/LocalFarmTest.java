package farm.rendezvous.localfarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalFarmTest {
  @TempDir private Path folder = Path.of("");
  private FarmOptions options = FarmOptions.of(folder);

  @BeforeEach
  void makeRoot() throws IOException {
    options =
        FarmOptions.of(StandInRoot.in(folder))
            .withPort(0)
            .withNodes(2)
            .withPatience(Duration.ofSeconds(60));
  }

  @AfterEach
  void end() {
    LocalFarm.at(options).ifPresent(LocalFarm::close);
  }

  @Test
  void startsAllAndSaysWhatItWaitsFor() {
    List<String> said = new ArrayList<>();

    FarmStatus status = LocalFarm.start(options, said::add).status();

    assertThat(said.get(0)).isEqualTo("Starting broker, orchestrator, node-1, node-2");
    assertThat(said).anyMatch(line -> line.startsWith("Waiting for "));
    assertThat(status.nodes()).extracting(FarmStatus.NodeStatus::state).containsOnly("idle");
    assertThat(status.nodes()).extracting(FarmStatus.NodeStatus::pid).doesNotContainNull();
    assertThat(status.json()).startsWith("{\"url\":\"http://localhost:").contains("\"pid\":");
  }

  @Test
  void tellsEachProcessWhoItIs() throws IOException {
    LocalFarm farm = LocalFarm.start(options.withEnvironment(Map.of("BATCH_SIZE", "7")));

    assertThat(options.home().resolve("nodes/node-2/environment"))
        .content()
        .contains("NODE_NAME=node-2", "HTTP_HOST=127.0.0.1", "BATCH_SIZE=7", "BROKER_HOST=127")
        .contains("NODES_ON_MACHINE=2", "ADMIN_CENTER=off")
        .contains("CORES_DIR=" + options.home().resolve("cores"))
        .contains("BLEND_DIR=" + farm.blend(), "OUTPUT_DIR=" + farm.output());
    assertThat(Files.readString(farm.log("node-2"))).isEmpty();
  }

  @Test
  void givesEachServerAnAdminCenterOfItsOwn() {
    FarmStatus status =
        LocalFarm.start(options.withEnvironment(Map.of("ADMIN_CENTER", "on"))).status();

    URI one = Objects.requireNonNull(status.orchestrator().adminCenter());
    URI other = Objects.requireNonNull(status.nodes().get(1).adminCenter());
    assertThat(one).isNotEqualTo(other).hasScheme("https").hasPath("/adminCenter/");
    assertThat(options.home().resolve("nodes/node-2/environment"))
        .content()
        .contains("ADMIN_CENTER=on", "HTTPS_PORT=" + other.getPort());
    assertThat(status.json()).contains("\"adminCenter\":\"" + one + "\"");
  }

  @Test
  void startsAgainOnlyWhatWasKilled() {
    LocalFarm farm = LocalFarm.start(options);
    FarmStatus before = farm.status();
    farm.kill("node-1", "KILL");
    await().until(() -> farm.pid("node-1") == null);

    FarmStatus after = LocalFarm.start(options).status();

    assertThat(after.nodes().get(0).pid()).isNotNull().isNotEqualTo(before.nodes().get(0).pid());
    assertThat(after.nodes().get(0).url()).isEqualTo(before.nodes().get(0).url());
    assertThat(after.nodes().get(1)).isEqualTo(before.nodes().get(1));
    assertThat(after.orchestrator()).isEqualTo(before.orchestrator());
    assertThat(after.broker()).isEqualTo(before.broker());
  }

  @Test
  void addsNodesToAFarmThatRuns() {
    FarmStatus before = LocalFarm.start(options.withNodes(1)).status();

    FarmStatus after = LocalFarm.start(options.withNodes(3)).status();

    assertThat(after.nodes()).extracting(FarmStatus.NodeStatus::name).contains("node-3").hasSize(3);
    assertThat(after.nodes().get(0)).isEqualTo(before.nodes().get(0));
  }

  @Test
  void goesDownWithEverythingThatItsProcessesStarted() throws IOException {
    LocalFarm farm = LocalFarm.start(options);
    farm.kill("node-2", "KILL"); // its Blender has no parent now
    List<ProcessIdentity> blenders = Stream.of("node-1", "node-2").map(this::blender).toList();
    assertThat(blenders).allMatch(ProcessIdentity::isRunning);

    farm.down();

    assertThat(blenders).noneMatch(ProcessIdentity::isRunning);
    assertThat(farm.nodes()).extracting(LocalNode::pid).containsOnlyNulls();
    assertThat(farm.status().nodes())
        .extracting(FarmStatus.NodeStatus::state)
        .containsOnly("offline");
    assertThat(options.home().resolve("broker/console.log")).exists();
  }

  @Test
  void comesUpAgainAtTheSamePorts() {
    FarmStatus before = LocalFarm.start(options).status();
    LocalFarm.start(options).down();

    assertThat(LocalFarm.start(options).status().url()).isEqualTo(before.url());
  }

  @Test
  void stopsOneThatIsFrozen() {
    LocalFarm farm = LocalFarm.start(options);
    farm.kill("node-1", "SIGSTOP");

    farm.stop("node-1");

    assertThat(farm.pid("node-1")).isNull();
    assertThat(farm.pid("node-2")).isNotNull();
  }

  @Test
  void restartsOne() {
    LocalFarm farm = LocalFarm.start(options);
    Long before = farm.pid("broker");

    farm.restart("broker");

    assertThat(farm.pid("broker")).isNotNull().isNotEqualTo(before);
  }

  @Test
  void leavesAReusedPidAlone() {
    LocalFarm farm = LocalFarm.start(options);
    farm.kill("node-1", "KILL");
    FarmFile file = new FarmFile(options.home());
    FarmRecord farmRecord = file.read().orElseThrow();
    long myself = ProcessHandle.current().pid();
    file.write(
        farmRecord.with(farmRecord.member("node-1").running(new ProcessIdentity(myself, 1))));

    assertThat(farm.pid("node-1")).isNull();
    farm.kill("node-1", "KILL"); // would end this test
    farm.down();

    assertThat(ProcessIdentity.of(myself).isRunning()).isTrue();
  }

  @Test
  void saysWhichProcessHasEndedAndLeavesNone() {
    FarmOptions broken = options.withEnvironment(Map.of("BROKEN", "node-2"));

    assertThatThrownBy(() -> LocalFarm.start(broken))
        .isInstanceOf(FarmTrouble.class)
        .hasMessageContaining("The node-2 has ended.")
        .hasMessageContaining("I am broken");
    assertThat(new FarmFile(options.home()).read().orElseThrow().isRunning()).isFalse();
  }

  @Test
  void saysWhichHealthCheckFails() {
    FarmOptions unready =
        options.withEnvironment(Map.of("UNREADY", "node-1")).withPatience(Duration.ofSeconds(5));

    assertThatThrownBy(() -> LocalFarm.start(unready))
        .isInstanceOf(FarmTrouble.class)
        .hasMessageContaining("not ready after 5 s")
        .hasMessageContaining("node-1: blender is down {\"path\":\"/no\"}");
  }

  private ProcessIdentity blender(String node) {
    Path file = options.home().resolve("nodes").resolve(node).resolve("blender");
    try {
      return ProcessIdentity.of(Long.parseLong(Files.readString(file)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
