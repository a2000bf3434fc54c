package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.ENDLESS;
import static farm.rendezvous.node.rendering.Wanted.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameStarted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What comes after Blender goes on beside it, with a real one. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PipelineTest {

  private static final String DEMO = "demo.blend";

  /** With the first one held, this one is rendered, and the next has to wait. */
  private static final int LAST_WITH_ROOM = FinishingLine.ROOM + 1;

  private static final Integer[] MANY =
      IntStream.rangeClosed(1, LAST_WITH_ROOM + 2).boxed().toArray(Integer[]::new);

  @TempDir private Path folder;
  private final CountDownLatch held = new CountDownLatch(1);
  private RenderRoom room;

  @BeforeEach
  void furnish() throws IOException {
    room = RenderRoom.withDemo(folder);
  }

  @AfterEach
  void leaveNoBlender() {
    held.countDown();
    room.awaitNoBlender();
    room.close();
  }

  @Test
  void aSlowEndOfAFrameHoldsBlenderUpOnlyWhenManyAreBehind() throws Exception {
    room.onReport(report -> hold(report, 1));
    Future<RenderRoom> rendering = room.begin(DEMO, SMALL, MANY);

    awaitNoRoom();
    assertThat(room.completed()).as("the others wait behind the first").containsExactly(1);
    assertThat(started()).as("no room for another").startsWith(1).endsWith(LAST_WITH_ROOM);

    held.countDown();
    rendering.get();
    assertThat(room.completed()).containsExactly(MANY);
  }

  @Test
  void whatIsRenderedIsStillPutInItsPlaceWhenStopped() throws Exception {
    room.onReport(report -> hold(report, 1));
    Future<RenderRoom> rendering = room.begin(DEMO, SMALL, MANY);
    awaitNoRoom();

    room.stop("canceled");
    held.countDown();
    rendering.get();

    assertThat(room.completed()).startsWith(1, 2);
    assertThat(room.returned()).endsWith(LAST_WITH_ROOM + 1, LAST_WITH_ROOM + 2);
    assertThat(room.completed().size() + room.returned().size()).isEqualTo(MANY.length);
    assertThat(room.failed()).isEmpty();
  }

  @Test
  void nothingIsReportedOfFramesThatAreNoticedTooLateToBeSomeoneElses() throws Exception {
    room.onReport(
        report -> {
          if (report instanceof FrameCompleted) {
            fence();
          }
        });

    assertThatThrownBy(() -> room.render(DEMO, SMALL, 1, 2, 3))
        .isInstanceOf(SupersededException.class);
    assertThat(room.completed()).containsExactly(1);
    assertThat(room.failed()).isEmpty();
    assertThat(room.files()).containsExactly("blender-render_0001.png");
  }

  @Test
  void aFrameWhoseImageIsNotRightFailsThoughBlenderIsAhead() throws Exception {
    room.onReport(report -> hold(report, 1));
    Future<RenderRoom> rendering = room.begin(DEMO, SMALL, 1, 2, 3);
    patiently("frame 2 rendered").until(() -> started().contains(3));
    Files.write(room.inProgress(2), new byte[7]);
    held.countDown();
    rendering.get();

    assertThat(room.completed()).containsExactly(1, 3);
    assertThat(room.problems()).containsExactly("BROKEN_IMAGE not a PNG file");
    assertThat(room.files()).containsExactly("blender-render_0001.png", "blender-render_0003.png");
  }

  @Test
  void tellsHowFarAFrameIs() throws Exception {
    assertThat(room.progress()).isNull();
    Future<RenderRoom> rendering = room.begin(DEMO, ENDLESS.size(50_000, 10), 1);

    patiently("progress").until(() -> room.progress() != null);
    assertThat(room.progress()).isBetween(0.0, 1.0);
    room.stop("seen");
    rendering.get();
    assertThat(room.progress()).isNull();
  }

  private void awaitNoRoom() {
    patiently("the last for which there is room is rendered")
        .until(() -> room.log().contains("frame_%04d".formatted(LAST_WITH_ROOM)));
  }

  private static ConditionFactory patiently(String what) {
    return await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
  }

  private List<Integer> started() {
    return room.reports(FrameStarted.class).stream().map(FrameStarted::frame).toList();
  }

  private void hold(Report report, int frame) {
    if (report instanceof FrameCompleted done && done.frame() == frame) {
      try {
        held.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void fence() {
    try {
      room.fence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
