package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Job.FrameCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several jobs want the same nodes, and several nodes the same cores. */
class SharingIT {

  private static TestFarm farm;

  @BeforeAll
  static void start(@TempDir Path folder) {
    farm = TestFarm.start(TestFarm.options(folder));
  }

  @AfterAll
  static void stop() {
    farm.close();
  }

  @AfterEach
  void letAllWork() {
    orderNodes("resume");
    farm.client().jobs().stream()
        .filter(job -> !job.isFinal())
        .forEach(job -> farm.post("/api/v1/jobs/" + job.id() + "/cancel"));
  }

  @Test
  void twoEqualJobsProgressWithinAFifthOfEachOther() {
    orderNodes("pause");
    Job first = farm.submit(Jobs.oneByOne("1-150"));
    Job second = farm.submit(Jobs.oneByOne("1-150"));
    orderNodes("resume");

    // from here on what the nodes are at, and what waits for them, is no fifth of what is done
    assertTheyProgressWithinAFifthOfEachOther(first, second, 40);
  }

  @Test
  void soDoTwoOfWhichTheSecondComesWhenTheFirstHasFilledTheQueue() {
    Job first = farm.submit(Jobs.demo("1-100", 50, 2, null, null));
    farm.awaitAllRendering();
    Job second = farm.submit(Jobs.demo("1-100", 50, 2, null, null));

    // the same of batches, one or two more of a job than of the other
    assertTheyProgressWithinAFifthOfEachOther(first, second, 60);
  }

  private static void assertTheyProgressWithinAFifthOfEachOther(
      Job first, Job second, int underWay) {
    farm.await(
        "Both under way",
        () -> counts(first, second),
        counts -> counts.stream().allMatch(of -> of.completed() >= underWay));

    List<List<FrameCounts>> seen = new ArrayList<>();
    farm.await(
        "The last batch of one",
        () -> {
          List<FrameCounts> now = counts(first, second);
          if (bothQueue(now)) {
            seen.add(now);
          }
          return now;
        },
        now -> !bothQueue(now));

    assertThat(seen).hasSizeGreaterThan(5).allSatisfy(SharingIT::assertWithinAFifth);
  }

  @Test
  void anUrgentJobBehindAThousandBatchesGetsTheNextFreeSlot() {
    Job first = farm.submit(Jobs.quick("1-5000"));
    farm.awaitAllRendering();

    Job urgent = farm.submit(Jobs.urgent("1-30"));
    Instant answered = Instant.now();

    farm.await(
        "The first urgent frame",
        Duration.ofSeconds(30),
        () -> Start.of(farm).stream(),
        starts -> starts.anyMatch(start -> start.job().equals(urgent.id())));
    assertThat(farm.client().job(first.id()).frameCounts().queued()).isGreaterThan(4000);
    Instant begun = begun(urgent);
    Map<String, List<Start>> nodes =
        farm.nodes().stream()
            .collect(Collectors.toMap(node -> node.name(), node -> Start.of(farm, node.name())));
    assertThat(nodes)
        .allSatisfy(
            (node, starts) ->
                assertThat(batches(starts, first, answered, begun))
                    .as("batches that %s has begun meanwhile: none but a granted one", node)
                    .hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void allNodesOfAMachineRenderButNotMoreFramesAtATimeThanItHasCores() {
    Job job = farm.awaitEnd(farm.submit(Jobs.ofSomeSeconds("1-12", 4)));

    Map<Integer, Frame> frames =
        farm.client().frames(job.id()).stream()
            .collect(Collectors.toMap(Frame::frame, frame -> frame));
    List<Start> starts =
        Start.of(farm).stream().filter(start -> start.job().equals(job.id())).toList();
    assertThat(frames.values()).extracting(Frame::node).containsAll(names());
    assertThat(starts)
        .hasSize(frames.size())
        .allSatisfy(
            start ->
                assertThat(starts)
                    .filteredOn(other -> isRenderedAt(start.at(), other, frames))
                    .as("frames that are rendered when %s begins", start)
                    .hasSizeLessThanOrEqualTo(Runtime.getRuntime().availableProcessors()));
  }

  private static List<String> names() {
    return farm.nodes().stream().map(node -> node.name()).toList();
  }

  private static boolean isRenderedAt(Instant when, Start start, Map<Integer, Frame> frames) {
    Double seconds = Objects.requireNonNull(frames.get(start.frame())).seconds();
    Instant end = start.at().plusMillis((long) (1000 * Objects.requireNonNull(seconds)));
    return !start.at().isAfter(when) && when.isBefore(end);
  }

  private static void orderNodes(String word) {
    farm.nodes().forEach(node -> farm.post("/api/v1/nodes/" + node.name() + "/" + word));
  }

  /** Of both at the same moment. */
  private static List<FrameCounts> counts(Job first, Job second) {
    Map<String, FrameCounts> all =
        farm.client().jobs().stream().collect(Collectors.toMap(Job::id, Job::frameCounts));
    return Stream.of(first, second).map(job -> all.get(job.id())).toList();
  }

  private static boolean bothQueue(List<FrameCounts> counts) {
    return counts.stream().allMatch(of -> of.queued() > 0);
  }

  private static void assertWithinAFifth(List<FrameCounts> counts) {
    int one = counts.get(0).completed();
    int other = counts.get(1).completed();
    assertThat(Math.abs(one - other))
        .as("%d and %d frames done", one, other)
        .isLessThanOrEqualTo(Math.max(one, other) / 5);
  }

  private static Instant begun(Job job) {
    return Start.of(farm).stream()
        .filter(start -> start.job().equals(job.id()))
        .map(Start::at)
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** The attempts at the job whose first frame was begun between two moments. */
  private static Set<String> batches(List<Start> starts, Job job, Instant after, Instant before) {
    Predicate<Start> earlier = start -> !start.at().isAfter(after);
    Set<String> old =
        starts.stream().filter(earlier).map(Start::attempt).collect(Collectors.toSet());
    return starts.stream()
        .filter(earlier.negate())
        .filter(start -> start.job().equals(job.id()) && start.at().isBefore(before))
        .map(Start::attempt)
        .filter(attempt -> !old.contains(attempt))
        .collect(Collectors.toSet());
  }
}
