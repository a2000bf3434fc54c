package farm.rendezvous.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.admincenter.AdminCenterPage;
import farm.rendezvous.client.FarmClient.Made;
import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Node;
import farm.rendezvous.client.Refused;
import farm.rendezvous.systemtests.Jobs;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The farm in containers: its start, its operation with Compose's commands, and its accidents. */
@Execution(ExecutionMode.CONCURRENT) // beside all others: it mostly waits
@ResourceLock("images")
class ComposeIT {

  private static ComposeFarm farm;

  @BeforeAll
  static void start(@TempDir Path folder) {
    farm = new ComposeFarm(ComposeFarm.ROOT, folder.resolve("output"));
    farm.compose("build");
    farm.compose("up", "-d");
  }

  @AfterAll
  static void stop() {
    farm.close();
  }

  @BeforeEach
  void mend() {
    farm.mend();
  }

  @Test
  void theTutorialsCallsRenderOnAllThreeContainersAndTheLogsSayWhoRenderedWhat() throws Exception {
    String accepted = farm.post("/render", "{\"from\":1,\"to\":18,\"samples\":4}");
    Job job = farm.client().jobs().get(0);
    assertThat(accepted).isEqualTo("{\"jobId\":\"" + job.id() + "\"}");
    assertThat(farm.get("/status/" + job.id())).isEqualTo("Job still running");

    farm.awaitEnd(job);

    assertThat(farm.get("/status/" + job.id())).isEqualTo("Job completed");
    farm.assertComplete(job);
    for (String node : ComposeFarm.NODES) {
      assertThat(framesOf(job, node)).as("frames of %s", node).isNotEmpty();
      String log = farm.compose("logs", "--no-color", node);
      for (int frame : framesOf(job, node)) {
        assertThat(log).contains("job %s frame %d: rendering".formatted(job.id(), frame));
      }
    }
    try (InputStream movie = farm.client().made(job.id(), Made.MOVIE)) {
      assertThat(new String(movie.readNBytes(8), 4, 4, StandardCharsets.US_ASCII))
          .as("a movie, for which only nodes have ffmpeg")
          .isEqualTo("ftyp");
    }
  }

  @Test
  void nothingStartsBeforeWhatItNeedsIsHealthy() {
    farm.compose("down");
    Process up = farm.startCompose("up", "-d");
    String artemis =
        farm.await("A broker", () -> farm.containers("artemis"), all -> !all.isEmpty()).get(0);
    farm.await("A running broker", () -> farm.state(artemis), "running"::equals);

    farm.signalAll("STOP", artemis);
    farm.during(Duration.ofSeconds(20));

    assertThat(up.isAlive()).as("`up` still waits").isTrue();
    assertThat(farm.containers("orchestrator")).isEmpty();
    ComposeFarm.NODES.forEach(
        node ->
            assertThat(farm.containers(node)).allMatch(one -> farm.state(one).equals("created")));
    farm.signalAll("CONT", artemis);
    farm.await("The end of `up`", up::isAlive, alive -> !alive);
    assertThat(up.exitValue()).isZero();
    assertThat(farm.lastingContainers()).extracting(farm::health).containsOnly("healthy");
    assertThat(farm.client().nodes()).filteredOn(node -> node.state().equals("idle")).hasSize(3);
  }

  @Test
  void whatRunsWithoutABrokerBecomesHealthyByItselfWhenItIsThere() {
    farm.compose("stop", "artemis");
    farm.await("Unhealthy servers", this::healthOfServers, all -> all.equals(Set.of("unhealthy")));

    farm.compose("start", "artemis");

    farm.await("Healthy servers", this::healthOfServers, all -> all.equals(Set.of("healthy")));
  }

  @Test
  void aNodeWithAWrongBlenderIsUnhealthyAndSaysWhy() {
    farm.shellWith(Map.of("HEALTH_START_PERIOD", "5s", "BLENDER_PATH", "/no/such/blender"))
        .run(ComposeFarm.composeCommand("run", "-d", "--no-deps", "blender-server"));
    String node = farm.container("blender-server");

    farm.await(
        "A health log that names the Blender",
        () -> farm.docker("inspect", "--format", "{{json .State.Health.Log}}", node),
        log -> log.contains("cannot run Blender") && log.contains("/no/such/blender"));
    farm.await("An unhealthy node", () -> farm.health(node), "unhealthy"::equals);
    farm.docker("rm", "-f", node);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blender-server-2", "artemis", "orchestrator"})
  void whenAContainerIsKilledTheJobCompletesEveryFrameOnce(String service) throws Exception {
    Job job = farm.client().submit(Jobs.ofSomeSeconds("1-12"));
    farm.awaitMidJob(job, 1);

    farm.docker("kill", farm.container(service));
    farm.during(Duration.ofSeconds(5));
    farm.docker("start", farm.container(service));

    farm.awaitHealth();
    farm.awaitEnd(job);
    farm.assertComplete(job);
  }

  @Test
  void aNodeThatIsCutOffForFortySecondsSpoilsNothing() throws Exception {
    Job job = farm.client().submit(Jobs.ofSomeSeconds("1-12"));
    farm.awaitMidJob(job, 1);
    String node = farm.container("blender-server-1");

    farm.docker("network", "disconnect", farm.network(), node);
    farm.during(Duration.ofSeconds(40));
    farm.docker("network", "connect", "--alias", "blender-server-1", farm.network(), node);

    farm.awaitEnd(job);
    farm.awaitHealth();
    farm.assertComplete(job);
  }

  @Test
  void stopAndStartGoOnWithTheJobWhereItWas() throws Exception {
    Job job = farm.client().submit(Jobs.ofSomeSeconds("1-12"));
    farm.awaitMidJob(job, 2);

    farm.compose("stop");
    farm.compose("start");

    farm.awaitHealth();
    farm.awaitEnd(job);
    farm.assertComplete(job);
  }

  @Test
  void aRestartOfTheMachineLosesNothing() throws Exception {
    Job job = farm.client().submit(Jobs.ofSomeSeconds("1-12"));
    farm.awaitMidJob(job, 1);
    List<String> all = farm.lastingContainers();

    farm.docker("kill", all);
    farm.docker("start", all); // in no order, as an engine that starts again does

    farm.awaitHealth();
    farm.awaitEnd(job);
    farm.assertComplete(job);
  }

  @Test
  void aNodeThatIsStoppedGivesItsBatchBack() throws Exception {
    Job job = farm.client().submit(Jobs.ofSomeSeconds("1-45", 15));
    farm.awaitMidJob(job, 1);
    Node node =
        farm.client().nodes().stream()
            .filter(one -> !one.work().isEmpty())
            .findFirst()
            .orElseThrow();

    farm.compose("stop", node.name());

    assertThat(farm.compose("logs", "--no-color", "orchestrator"))
        .contains("given back by " + node.name());
    farm.awaitEnd(job);
    farm.assertComplete(job);
  }

  @Test
  void nodesThatAreAddedWhileAJobRunsRenderPartOfIt() throws Exception {
    Job job = farm.client().submit(Jobs.ofSomeSeconds("1-45"));
    farm.awaitMidJob(job, 1);

    farm.compose("up", "-d", "--scale", "blender-server=2");

    List<String> containers =
        farm.containers("blender-server").stream().map(id -> id.substring(0, 12)).toList();
    assertThat(containers).hasSize(2);
    farm.await(
        "The added nodes",
        () -> farm.client().nodes().stream().map(Node::name).toList(),
        all -> all.containsAll(containers));
    farm.awaitEnd(job);
    farm.assertComplete(job);
    List<String> renderers =
        farm.client().frames(job.id()).stream().map(Frame::node).distinct().toList();
    assertThat(renderers).containsAll(containers);
  }

  @Test
  void downKeepsTheBooksAndDownWithVolumesEndsThem() {
    Job job = farm.client().submit(Jobs.quick("1-5"));
    farm.awaitEnd(job);

    farm.compose("down");
    farm.compose("up", "-d");
    assertThat(farm.client().job(job.id()).state()).isEqualTo("completed");

    farm.compose("down", "-v");
    farm.compose("up", "-d");
    assertThatThrownBy(() -> farm.client().job(job.id())).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ORCHESTRATOR_ADMIN_PORT, orchestrator, orchestrator",
    "NODE_1_ADMIN_PORT, render-node, render-node"
  })
  void theAdminCenterShowsTheServerAndItsApplication(
      String port, String server, String application) {
    URI url = farm.url(port).resolve("/adminCenter/");
    try (AdminCenterPage page = new AdminCenterPage(url, "admin", ComposeFarm.PASSWORD)) {
      assertThat(page.logIn()).isEmpty();
      assertThat(page.server().name()).isEqualTo(server);
      assertThat(page.stateOf(application)).isEqualTo("Running");
      page.screenshot(
          ComposeFarm.ROOT.resolve("system-tests/target/admin-center/compose-" + server + ".png"));
    }
  }

  private List<Integer> framesOf(Job job, String node) {
    return farm.client().frames(job.id()).stream()
        .filter(frame -> node.equals(frame.node()))
        .map(Frame::frame)
        .toList();
  }

  private Set<String> healthOfServers() {
    return Stream.concat(ComposeFarm.NODES.stream(), Stream.of("orchestrator"))
        .map(farm::container)
        .map(farm::health)
        .collect(Collectors.toSet());
  }
}
