package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.ENDLESS;
import static farm.rendezvous.node.rendering.Wanted.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.node.cores.SharedCores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes of a machine with one core, each with a real Blender. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CoresTest {

  private static final String DEMO = "demo.blend";

  /** When a frame was begun and was rendered at the earliest, in seconds. */
  private record Time(double begin, double end) {}

  @TempDir private Path folder;
  private final List<SharedCores> cores = new ArrayList<>();
  private final Map<Integer, Double> begun = new ConcurrentHashMap<>();
  private RenderRoom one;
  private RenderRoom other;

  @BeforeEach
  void furnish() throws IOException {
    one = room("one");
    other = room("other");
  }

  private RenderRoom room(String name) throws IOException {
    SharedCores its = SharedCores.of(folder, 1, InstantSource.fixed(Instant.EPOCH));
    cores.add(its);
    RenderRoom room = new RenderRoom(new Furniture(folder.resolve(name)).cores(its));
    room.onReport(this::note);
    return room;
  }

  private void note(Report report) {
    if (report instanceof FrameStarted start) {
      begun.put(start.frame(), System.nanoTime() / 1e9);
    }
  }

  @AfterEach
  void leaveNoBlender() throws IOException {
    one.awaitNoBlender();
    one.close();
    other.awaitNoBlender();
    other.close();
    for (SharedCores each : cores) {
      each.close();
    }
  }

  @Test
  void renderOneFrameAfterTheOther() throws Exception {
    Future<RenderRoom> odd = one.begin(DEMO, SMALL, 1, 3, 5, 7);
    Future<RenderRoom> even = other.begin(DEMO, SMALL, 2, 4, 6, 8);
    odd.get();
    even.get();

    assertThat(one.completed()).containsExactly(1, 3, 5, 7);
    assertThat(other.completed()).containsExactly(2, 4, 6, 8);
    List<Time> times = times();
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i).begin())
          .as("begin of the next")
          .isGreaterThan(times.get(i - 1).end());
    }
  }

  @Test
  void passOnWhatWaitsForACore() throws Exception {
    Future<RenderRoom> busy = one.begin(DEMO, ENDLESS, 1);
    one.awaitInside(1);
    Future<RenderRoom> waits = other.begin(DEMO, SMALL, 2, 3);
    awaitFrameAhead();

    other.giveWay("another machine is free");

    waits.get();
    assertThat(other.returned()).containsExactly(2, 3);
    assertThat(begun).containsOnlyKeys(1);
    one.stop("seen");
    busy.get();
  }

  @Test
  void endAFrameThatWaitsForACore() throws Exception {
    Future<RenderRoom> busy = one.begin(DEMO, ENDLESS, 1);
    one.awaitInside(1);
    Future<RenderRoom> waits = other.begin(DEMO, SMALL, 2);
    awaitFrameAhead();

    other.stop("canceled");

    waits.get();
    assertThat(other.returned()).containsExactly(2);
    one.stop("seen");
    busy.get();
  }

  /** The other has all that a frame needs, but a core. */
  private void awaitFrameAhead() {
    await("a frame ahead").atMost(Duration.ofSeconds(60)).until(other::hasFrameAhead);
  }

  private List<Time> times() {
    return List.of(one, other).stream()
        .flatMap(room -> room.reports(FrameCompleted.class).stream())
        .map(this::time)
        .sorted(Comparator.comparing(Time::begin))
        .toList();
  }

  private Time time(FrameCompleted frame) {
    double begin = Objects.requireNonNull(begun.get(frame.frame()));
    return new Time(begin, begin + Objects.requireNonNull(frame.seconds()));
  }
}
