package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes die, come back, and come back from the dead; jobs complete, every frame once. */
class AccidentsIT {

  private static TestFarm farm;

  @BeforeAll
  static void start(@TempDir Path folder) {
    farm = TestFarm.start(TestFarm.options(folder));
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
  void whenANodeIsKilledItsBatchGoesOnElsewhereFromTheFirstMissingFrame() throws Exception {
    Job job = farm.submit(Jobs.demo("1-10", 100, 2, null, null)); // the others idle soon
    Node victim = farm.awaitNodeInMidBatch(job);
    String batch = victim.work().get(0).batch();
    List<Integer> finished = finishedFrames(job);
    List<ProcessHandle> blenders = farm.children(victim.name()).toList();

    farm.kill(victim.name());

    Duration promised = Duration.ofSeconds(6);
    farm.await(
        "Batch " + batch + " on another node",
        promised,
        () -> farm.client().nodes(),
        nodes -> nodes.stream().anyMatch(node -> renders(node, batch) && !isSame(node, victim)));
    farm.await(
        "No Blender of the dead node", () -> blenders, all -> all.stream().noneMatch(this::runs));
    farm.awaitEnd(job);
    farm.assertComplete(job);
    assertThat(farm.renderings(job)).containsAllEntriesOf(once(finished));
    farm.await(
        "The dead node, marked offline",
        () -> farm.client().nodes(),
        nodes -> nodes.stream().anyMatch(node -> isSame(node, victim) && node.isOffline()));
    long twice = farm.renderings(job).values().stream().filter(times -> times > 1).count();
    assertThat(twice).as("frames rendered again: the one it was at").isLessThanOrEqualTo(1);
  }

  @Test
  void aNodeThatIsToldToEndFinishesItsFrameAndGivesTheOthersBack() throws Exception {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-30", 10));
    Node node = farm.awaitNodeInMidBatch(job);

    farm.end(node.name());

    assertThat(farm.log("orchestrator")).contains("given back by " + node.name());
    farm.await(
        "The node, offline",
        () -> farm.client().nodes(),
        nodes -> nodes.stream().anyMatch(one -> isSame(one, node) && one.isOffline()));
    farm.awaitEnd(job);
    farm.assertComplete(job);
    assertThat(farm.renderings(job)).isEqualTo(once(IntStream.rangeClosed(1, 30).boxed().toList()));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void whenTheBrokerIsAwayEveryFrameIsStillRenderedOnce(int seconds) throws Exception {
    assertSurvives("broker", Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 40})
  void whenTheOrchestratorIsAwayEveryFrameIsStillRenderedOnce(int seconds) throws Exception {
    assertSurvives("orchestrator", Duration.ofSeconds(seconds));
  }

  @Test
  void aJobThatIsSubmittedWhileTheBrokerIsAwayIsRenderedWhenItIsBack() throws Exception {
    farm.kill("broker");
    farm.await(
        "An orchestrator that misses its broker",
        () -> farm.get("/health/ready"),
        health -> health.contains("\"DOWN\"") && health.contains("broker"));

    Job job = farm.submit(Jobs.quick("1-7"));
    farm.restart("broker");

    farm.awaitEnd(job);
    farm.assertComplete(job);
    farm.await(
        "No frame left in the figures",
        () -> farm.metric("rendezvous_frames{mp_scope=\"application\",state=\"queued\",}"),
        queued -> queued == 0);
  }

  @Test
  void whatTheBrokerHasForgottenIsHandedOutAgain() throws Exception {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-32"));
    farm.awaitAllRendering(); // and as many batches again lie in the queue

    farm.kill("broker");
    farm.forget("broker");
    farm.restart("broker");

    farm.awaitEnd(job);
    farm.assertComplete(job);
  }

  @Test
  void anAcceptedJobSurvivesTheDeathOfAllProcesses() throws Exception {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-12"));
    farm.awaitAllRendering();

    farm.kill("orchestrator");
    farm.kill("broker");
    farm.nodes().forEach(node -> farm.kill(node.name()));
    farm.mend();

    farm.awaitEnd(job);
    farm.assertComplete(job);
  }

  @Test
  void aNodeThatComesBackFromTheDeadChangesNothing() throws Exception {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-10"));
    Node frozen = farm.awaitNodeInMidBatch(job);
    String batch = frozen.work().get(0).batch();
    double staleBefore = farm.metric("rendezvous_reports_stale_total");

    farm.freeze(frozen.name());
    farm.await(
        "Batch " + batch + " on another node",
        () -> farm.client().nodes(),
        nodes -> nodes.stream().anyMatch(node -> renders(node, batch) && !isSame(node, frozen)));
    Job ended = farm.awaitEnd(job);
    List<Frame> framesBefore = farm.client().frames(job.id());
    farm.thaw(frozen.name());

    farm.await(
        "Its late reports, counted as stale",
        () -> farm.metric("rendezvous_reports_stale_total"),
        stale -> stale > staleBefore);
    farm.await(
        "The node, idle",
        () -> farm.client().nodes(),
        nodes -> nodes.stream().anyMatch(n -> isSame(n, frozen) && n.state().equals("idle")));
    assertThat(farm.client().job(job.id()).json()).isEqualTo(ended.json());
    assertThat(farm.client().frames(job.id())).isEqualTo(framesBefore);
    farm.assertComplete(job);
  }

  /** All three nodes are in the middle of a batch when the process dies. */
  private static void assertSurvives(String process, Duration outage) throws IOException {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-18"));
    farm.awaitAllRendering();

    farm.kill(process);
    farm.during(outage);
    farm.restart(process);

    farm.awaitEnd(job);
    farm.assertComplete(job);
    List<Integer> all = IntStream.rangeClosed(1, 18).boxed().toList();
    assertThat(farm.renderings(job)).isEqualTo(once(all));
  }

  private static List<Integer> finishedFrames(Job job) {
    return farm.client().frames(job.id()).stream()
        .filter(frame -> frame.state().equals("completed"))
        .map(Frame::frame)
        .toList();
  }

  private static Map<Integer, Long> once(List<Integer> frames) {
    return frames.stream().collect(Collectors.toMap(frame -> frame, frame -> 1L));
  }

  private static boolean renders(Node node, String batch) {
    return node.work().stream().anyMatch(work -> work.batch().equals(batch));
  }

  private static boolean isSame(Node one, Node other) {
    return one.name().equals(other.name());
  }

  private boolean runs(ProcessHandle process) {
    return process.isAlive();
  }
}
