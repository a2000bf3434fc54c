package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Node;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person stops, changes and repeats what the farm does. */
class ControlIT {

  /** A word is obeyed within this time, by contract. */
  private static final Duration PROMISED = Duration.ofSeconds(5);

  private static TestFarm farm;

  @BeforeAll
  static void start(@TempDir Path folder) {
    farm = TestFarm.start(TestFarm.options(folder).withEnvironment(Map.of("TAGS", "gpu, fast")));
  }

  @AfterAll
  static void stop() {
    farm.close();
  }

  @AfterEach
  void letAllWork() {
    farm.nodes().forEach(node -> farm.post("/api/v1/nodes/" + node.name() + "/resume"));
    farm.client().jobs().stream()
        .filter(job -> !job.isFinal())
        .forEach(job -> farm.post("/api/v1/jobs/" + job.id() + "/cancel"));
  }

  @Test
  void aCanceledJobStopsItsBlendersAndKeepsWhatIsFinished() throws Exception {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-200"));
    farm.awaitNodeInMidBatch(job);

    assertThat(order(job, "cancel").statusCode()).isEqualTo(200);

    Job canceled =
        farm.await("The end of the job", PROMISED, () -> farm.client().job(job.id()), Job::isFinal);
    assertThat(canceled.state()).isEqualTo("canceled");
    assertThat(canceled.frameCounts().completed()).isPositive();
    assertThat(canceled.frameCounts().completed() + canceled.frameCounts().canceled())
        .isEqualTo(200);
    farm.assertFinishedFramesAreInPlace(job);
    assertThat(farm.get("/status/" + job.id())).isEqualTo("Job canceled");
    farm.await("No work", PROMISED, () -> farm.client().nodes(), ControlIT::nobodyWorks);
  }

  @Test
  void aPausedJobBeginsNoFrameUntilItIsResumed() throws Exception {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-15"));
    farm.awaitNodeInMidBatch(job);

    order(job, "pause");
    Instant promised = Instant.now().plus(PROMISED);

    farm.await(
        "The pause", () -> farm.client().job(job.id()), paused -> paused.state().equals("paused"));
    Map<Integer, Long> before = farm.renderings(job);
    farm.during(PROMISED);
    assertThat(farm.renderings(job)).isEqualTo(before);
    assertThat(Start.of(farm))
        .filteredOn(start -> start.job().equals(job.id()))
        .allSatisfy(start -> assertThat(start.at()).isBefore(promised));
    assertThat(before.size()).isLessThan(15);

    order(job, "resume");
    farm.awaitEnd(job);
    farm.assertComplete(job);
    assertThat(farm.renderings(job)).allSatisfy((frame, times) -> assertThat(times).isOne());
  }

  @Test
  void aJobThatRequiresTagsIsRenderedWhereTheyAreAndElseSaysThatItWaits() throws Exception {
    Job there = requiring("gpu");
    Job nowhere = requiring("gpu\",\"quantum");

    farm.assertComplete(farm.awaitEnd(there));
    assertThat(farm.get("/api/v1/jobs/" + nowhere.id()))
        .contains("\"waitingFor\":\"a node with the tags gpu,quantum\"", "\"state\":\"queued\"");
    order(nowhere, "cancel");
  }

  private static Job requiring(String tags) {
    String body =
        "{\"frames\":\"1-2\",\"resolutionPercent\":10,\"samples\":1,\"requires\":[\"%s\"]}";
    String location =
        farm.post("/api/v1/jobs", body.formatted(tags))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    return farm.client().job(location.replaceAll(".*/", ""));
  }

  @Test
  void aJobThatHasNotBegunIsPausedAndCanceledAtOnce() {
    farm.nodes().forEach(node -> farm.post("/api/v1/nodes/" + node.name() + "/pause"));
    Job job = farm.submit(Jobs.quick("1-100"));

    assertThat(order(job, "pause").body()).contains("\"state\":\"paused\"");
    assertThat(order(job, "resume").body()).contains("\"state\":\"queued\"");
    assertThat(order(job, "cancel").body()).contains("\"state\":\"canceled\"", "\"canceled\":100");
    assertThat(farm.client().frames(job.id()).stream().map(Frame::state))
        .hasSize(100)
        .containsOnly("canceled");
  }

  @Test
  void aCanceledJobCanBeWantedAgain() throws Exception {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-12"));
    farm.awaitNodeInMidBatch(job);
    order(job, "cancel");
    farm.awaitEnd(job);

    order(job, "requeue");

    farm.awaitEnd(job);
    farm.assertComplete(job);
  }

  @Test
  void someFramesOfACanceledJobCanBeWantedAgain() throws Exception {
    farm.nodes().forEach(node -> farm.post("/api/v1/nodes/" + node.name() + "/pause"));
    Job job = farm.submit(Jobs.quick("1-20"));
    order(job, "cancel");
    farm.nodes().forEach(node -> farm.post("/api/v1/nodes/" + node.name() + "/resume"));

    order(job, "requeue?frames=3,18-19");

    Job ended = farm.awaitEnd(job);
    assertThat(ended.state()).isEqualTo("canceled");
    assertThat(states(job, "completed")).containsExactly(3, 18, 19);
    farm.assertFinishedFramesAreInPlace(job);
  }

  @Test
  void chosenFramesAreRenderedAgainThoughTheyAreFinished() throws Exception {
    Job job = farm.submit(Jobs.quick("1-9"));
    farm.awaitEnd(job);

    order(job, "requeue?frames=7,2..4");

    farm.awaitEnd(job);
    farm.assertComplete(job);
    Map<Integer, Long> times = new TreeMap<>(farm.renderings(job));
    assertThat(times.values()).containsExactly(1L, 2L, 2L, 2L, 1L, 1L, 2L, 1L, 1L);
  }

  @Test
  void aJobThatBecomesUrgentGetsTheNextFreeSlot() throws Exception {
    Job first = farm.submit(Jobs.ofSomeSeconds("1-200"));
    Job second = farm.submit(Jobs.ofSomeSeconds("1-200"));
    order(second, "pause");
    farm.awaitNodeInMidBatch(first);
    order(second, "resume");

    assertThat(
            farm.patch("/api/v1/jobs/" + second.id(), "{\"priority\":51,\"name\":\"now!\"}").body())
        .contains("\"priority\":51", "\"name\":\"now!\"");

    farm.await(
        "Every node at the urgent job",
        () -> farm.client().nodes(),
        nodes ->
            nodes.stream()
                .allMatch(node -> node.work().stream().anyMatch(w -> w.job().equals(second.id()))));
    int done = farm.client().job(first.id()).frameCounts().completed();
    assertThat(done).as("one batch for each node, and no more").isLessThanOrEqualTo(15);
  }

  @ParameterizedTest
  @CsvSource({"pause, paused", "drain, paused"})
  void aNodeFinishesItsFrameAndTakesNothing(String word, String state) throws Exception {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-18"));
    Node node = farm.awaitNodeInMidBatch(job);

    farm.post("/api/v1/nodes/" + node.name() + "/" + word);

    farm.await(
        node.name() + " resting",
        () -> node(node.name()),
        now -> now.state().equals(state) && now.work().isEmpty());
    farm.awaitEnd(job);
    farm.assertComplete(job);
    assertThat(farm.renderings(job)).allSatisfy((frame, times) -> assertThat(times).isOne());

    farm.post("/api/v1/nodes/" + node.name() + "/resume");
    farm.await(node.name() + " idle", () -> node(node.name()), now -> now.state().equals("idle"));
  }

  @Test
  void aPausedNodeIsStillPausedAfterItsRestartAndADrainedOneIsNot() {
    String paused = farm.nodes().get(0).name();
    String drained = farm.nodes().get(1).name();
    farm.post("/api/v1/nodes/" + paused + "/pause");
    farm.post("/api/v1/nodes/" + drained + "/drain");
    farm.await("Both resting", () -> node(paused), now -> now.state().equals("paused"));
    farm.await("Both resting", () -> node(drained), now -> now.state().equals("paused"));

    for (String node : List.of(paused, drained)) {
      farm.kill(node);
      farm.await(node + " offline", () -> node(node), Node::isOffline);
      farm.restart(node);
    }

    farm.await("A drained node at work", () -> node(drained), now -> now.state().equals("idle"));
    farm.await("A paused node", () -> node(paused), now -> now.state().equals("paused"));
  }

  @Test
  void aJobThatHasEndedIsDeletedWithItsFrames() {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-3"));
    assertThat(farm.delete("/api/v1/jobs/" + job.id()).statusCode()).isEqualTo(409);
    farm.awaitEnd(job);
    Path folder = farm.output().resolve(job.id());
    assertThat(folder).isDirectory();

    assertThat(farm.delete("/api/v1/jobs/" + job.id()).statusCode()).isEqualTo(204);

    assertThat(folder).doesNotExist();
    assertThat(farm.fetch("/api/v1/jobs/" + job.id()).statusCode()).isEqualTo(404);
    assertThat(farm.delete("/api/v1/jobs/" + job.id()).statusCode()).isEqualTo(404);
    farm.await(
        "Nothing left aside",
        () -> farm.output().toFile().list((output, name) -> name.startsWith(".deleted")),
        left -> left.length == 0);
  }

  @ParameterizedTest
  @CsvSource({"pause", "resume", "cancel"})
  void whatIsOverCannotBeStopped(String word) {
    Job job = farm.submit(Jobs.quick("1-2"));
    farm.awaitEnd(job);

    assertThat(order(job, word).statusCode()).isEqualTo(409);
    assertThat(order(job, word).body()).contains("The job is completed").contains(word);
  }

  @Test
  void whatCannotBeMeantIsSaid() {
    Job job = farm.submit(Jobs.quick("1-2"));
    farm.awaitEnd(job);

    assertThat(order(job, "requeue?frames=2-3").body())
        .contains("\"field\":\"frames\"", "which has 1-2");
    assertThat(order(job, "requeue?frames=two").statusCode()).isEqualTo(400);
    assertThat(farm.patch("/api/v1/jobs/" + job.id(), "{\"priority\":101}").body())
        .contains("\"field\":\"priority\"", "between 0 and 100");
    assertThat(farm.patch("/api/v1/jobs/" + job.id(), "{\"file\":\"other.blend\"}").statusCode())
        .isEqualTo(400);
    assertThat(farm.post("/api/v1/jobs/nonsense/cancel").statusCode()).isEqualTo(404);
    assertThat(farm.post("/api/v1/nodes/nobody/pause").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> order(Job job, String word) {
    return farm.post("/api/v1/jobs/" + job.id() + "/" + word);
  }

  private static Node node(String name) {
    return farm.client().nodes().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static boolean nobodyWorks(List<Node> nodes) {
    return nodes.stream().allMatch(node -> node.work().isEmpty());
  }

  private static List<Integer> states(Job job, String state) {
    return farm.client().frames(job.id()).stream()
        .filter(frame -> frame.state().equals(state))
        .map(Frame::frame)
        .collect(Collectors.toList());
  }
}
