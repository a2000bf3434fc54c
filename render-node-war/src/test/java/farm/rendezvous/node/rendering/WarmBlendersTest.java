package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.ENDLESS;
import static farm.rendezvous.node.rendering.Wanted.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Blenders that go on from batch to batch, with a real one. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class WarmBlendersTest {

  private static final String DEMO = "demo.blend";

  @TempDir private Path folder;
  private final Ticking clock = new Ticking();
  private Path blends;
  private RenderRoom room;

  @BeforeEach
  void furnish() throws IOException {
    blends = Files.createDirectories(folder.resolve("blends"));
    Files.copy(RenderRoom.BLENDS.resolve(DEMO), blends.resolve(DEMO));
    room = room(furniture());
  }

  @AfterEach
  void leaveNoBlender() {
    room.close();
    room.awaitNoBlender();
    assertThat(folder.resolve("state/blender")).isEmptyDirectory();
  }

  @Test
  void oneBlenderRendersBatchAfterBatch() throws Exception {
    room.render(DEMO, SMALL, 1, 2);
    long first = room.blender();
    room.render(DEMO, SMALL, 3).render(DEMO, SMALL, 1);

    assertThat(room.blender()).isEqualTo(first);
    assertThat(room.completed()).containsExactly(1, 2, 3, 1);
    assertThat(room.log(1)).contains("Read blend", "Fra:1 ", "Fra:2 ").doesNotContain("Fra:3 ");
    assertThat(room.log(2))
        .startsWith("Blender 3.4.1\nBlender " + first + " goes on, the file is open")
        .contains("Fra:3 ")
        .doesNotContain("Fra:2 ");
    assertThat(room.log(3)).contains("Fra:1 ").doesNotContain("Fra:3 ");
  }

  @Test
  void otherSettingsNeedAnother() throws Exception {
    room.render(DEMO, SMALL, 1);
    long first = room.blender();
    room.render(DEMO, SMALL.size(2, 10), 1);

    assertThat(room.blender()).isNotEqualTo(first);
    assertThat(room.waiting().idle()).isOne();
  }

  @Test
  void aTimeOutIsNoSetting() throws Exception {
    room.render(DEMO, SMALL, 1);
    long first = room.blender();
    room.render(DEMO, SMALL.frameTimeout(Duration.ofMinutes(1)), 1);

    assertThat(room.blender()).isEqualTo(first);
  }

  @Test
  void aFileThatWasWrittenAnewNeedsAnother() throws Exception {
    room.render(DEMO, SMALL, 1);
    long first = room.blender();
    Files.setLastModifiedTime(blends.resolve(DEMO), FileTime.fromMillis(1_000));
    room.render(DEMO, SMALL, 1);

    assertThat(room.blender()).isNotEqualTo(first);
  }

  @Test
  void aFileThatIsGoneIsNotRenderedFromMemory() throws Exception {
    room.render(DEMO, SMALL, 1);
    Files.delete(blends.resolve(DEMO));
    room.render(DEMO, SMALL, 2);

    assertThat(room.completed()).containsExactly(1);
    assertThat(room.problems())
        .singleElement()
        .asString()
        .startsWith("NODE_TROUBLE this node cannot read ");
  }

  @Test
  void aTextureThatWasMendedNeedsAnother() throws Exception {
    MadeBlends.withTexture(blends.resolve("textured.blend"), "//wood.png");
    room.render("textured.blend", SMALL, 1);
    long first = room.blender();
    assertThat(room.warnings()).singleElement().asString().contains("wood.png");
    room.render("textured.blend", SMALL, 2);
    assertThat(room.blender()).isEqualTo(first);

    Files.copy(room.image(1, SMALL.format()), blends.resolve("wood.png"));
    room.render("textured.blend", SMALL, 3);

    assertThat(room.blender()).isNotEqualTo(first);
    assertThat(room.warnings()).as("none of the third batch").hasSize(2);
  }

  /** Relative paths in a file are looked for beside the link, not beside what it leads to. */
  @Test
  void twoLinksToTheSameFileAreTwoFiles() throws Exception {
    for (String place : List.of("a", "b")) {
      Path links = Files.createDirectories(blends.resolve(place));
      Files.createSymbolicLink(links.resolve("shot.blend"), blends.resolve(DEMO));
    }
    room.render("a/shot.blend", SMALL, 1);
    long first = room.blender();
    room.render("b/shot.blend", SMALL, 1);

    assertThat(room.blender()).isNotEqualTo(first);
  }

  @Test
  void aTextureThatMayHaveBeenWrittenWhileBlenderOpenedTheFileNeedsAnother() throws Exception {
    MadeBlends.withTexture(blends.resolve("textured.blend"), "//wood.png");
    room.render(DEMO, SMALL, 1);
    Path texture = Files.copy(room.image(1, SMALL.format()), blends.resolve("wood.png"));
    Files.setLastModifiedTime(texture, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    room.render("textured.blend", SMALL, 1);

    assertThat(room.completed()).containsExactly(1, 1);
    assertThat(room.waiting().idle()).isZero();
  }

  @Test
  void aSequenceOfWhichAnImageWasMendedNeedsAnother() throws Exception {
    room.render(DEMO, SMALL, 1);
    Path image = room.image(1, SMALL.format());
    Files.copy(image, blends.resolve("wood_001.png"));
    Files.copy(image, blends.resolve("wood_002.png"));
    MadeBlends.withTexture(blends.resolve("textured.blend"), "//wood_001.png");
    room.render("textured.blend", SMALL, 1);
    long first = room.blender();
    Files.setLastModifiedTime(blends.resolve("wood_002.png"), FileTime.fromMillis(1_000));
    room.render("textured.blend", SMALL, 1);

    assertThat(room.blender()).isNotEqualTo(first);
  }

  @Test
  void memoryThatRunsOutEndsItBeforeTheServer() throws Exception {
    room.render(DEMO, SMALL, 1);

    Path score = Path.of("/proc", Long.toString(room.blender()), "oom_score_adj");
    assertThat(score).hasContent("500");
  }

  @Test
  void isEndedWhenNobodyNeedsItForLong() throws Exception {
    room.render(DEMO, SMALL, 1);
    clock.pass(Duration.ofMinutes(5).minusSeconds(1));
    room.waiting().endIdle();
    assertThat(room.waiting().idle()).isOne();

    clock.pass(Duration.ofSeconds(1));
    room.waiting().endIdle();

    assertThat(room.waiting().idle()).isZero();
    room.awaitNoBlender();
  }

  @Test
  void theTimeOfABatchIsNoIdleTime() throws Exception {
    room.render(DEMO, SMALL, 1);
    long first = room.blender();
    clock.pass(Duration.ofMinutes(4));
    room.render(DEMO, SMALL, 2);
    clock.pass(Duration.ofMinutes(4));
    room.waiting().endIdle();

    assertThat(room.blender()).isEqualTo(first);
  }

  @Test
  void oneThatHasGrownTooLargeIsLeftAfterTheFrame() throws Exception {
    room.close();
    room = room(furniture().memoryMiB(1));
    room.render(DEMO, SMALL, 1, 2);

    assertThat(room.completed()).containsExactly(1, 2);
    assertThat(room.log().split("Read blend", -1)).as("a start for each frame").hasSize(3);
    assertThat(room.waiting().idle()).isZero();
  }

  @Test
  void oneThatDiedWhileItWaitedIsNotMissed() throws Exception {
    room.render(DEMO, SMALL, 1);
    room.blenders().forEach(ProcessHandle::destroyForcibly);
    room.awaitNoBlender();
    room.render(DEMO, SMALL, 2);

    assertThat(room.completed()).containsExactly(1, 2);
    assertThat(room.waiting().idle()).isOne();
  }

  @Test
  void aFrameInWhichAWarmOneDiesIsRenderedInANewOne() throws Exception {
    Wanted slow = SMALL.size(200, 30);
    room.render(DEMO, slow, 1);
    Future<RenderRoom> rendering = room.begin(DEMO, slow, 2, 3);
    room.awaitInside(2);
    room.blenders().forEach(ProcessHandle::destroyForcibly);
    rendering.get();

    assertThat(room.completed()).containsExactly(1, 2, 3);
    assertThat(room.failed()).isEmpty();
    assertThat(room.log(2)).contains("the file is open", "Read blend");
  }

  @Test
  void aFrameThatTakesTooLongIsNotTriedTwice() throws Exception {
    room.render(DEMO, ENDLESS.size(1, 10), 1);
    Wanted endless = ENDLESS.frameTimeout(Duration.ofSeconds(3));
    room.render(DEMO, endless.size(1, 10), 2).render(DEMO, endless, 3);

    assertThat(room.reports(FrameFailed.class)).hasSize(1);
    assertThat(room.reports(FrameFailed.class).get(0).logTail()).doesNotContain("Fra:2 ");
    assertThat(room.waiting().idle()).isZero();
  }

  @Test
  void isNotKeptWhenItsBatchIsStopped() throws Exception {
    Future<RenderRoom> rendering = room.begin(DEMO, ENDLESS, 1);
    room.awaitInside(1);
    room.stop("canceled");
    rendering.get(5, TimeUnit.SECONDS);

    assertThat(room.waiting().idle()).isZero();
    room.awaitNoBlender();
  }

  @Test
  void oneWaitsForEachSlotAtMost() throws Exception {
    room.close();
    room = room(furniture().slots(2));
    for (int percent = 10; percent <= 13; percent++) {
      room.render(DEMO, SMALL.size(1, percent), 1);
    }

    assertThat(room.waiting().idle()).isEqualTo(2);
    await().until(() -> room.blenders().size() == 2);
    long last = room.blender();
    room.render(DEMO, SMALL.size(1, 13), 2);
    assertThat(room.blender()).isEqualTo(last);
  }

  @Test
  void noneIsKeptThatSimulates() throws Exception {
    room.close();
    room = room(furniture().blends(TestBlends.folder("real").resolve("softbody")));
    Wanted small = SMALL.size(1, 5);
    room.render("physics_softbody.blend", small, 1, 2, 3, 4, 5);
    room.render("physics_softbody.blend", small, 11);
    int after = Pixels.of(room.image(11, small.format()), small.format());
    room.render("physics_softbody.blend", small, 11);

    assertThat(room.completed()).containsExactly(1, 2, 3, 4, 5, 11, 11);
    assertThat(room.waiting().idle()).isZero();
    assertThat(Pixels.of(room.image(11, small.format()), small.format())).isEqualTo(after);
  }

  @Test
  void noneIsKeptWhenTheNodeStops() throws Exception {
    room.waiting().close();
    room.render(DEMO, SMALL, 1);

    assertThat(room.reports(FrameCompleted.class)).hasSize(1);
    assertThat(room.waiting().idle()).isZero();
    room.awaitNoBlender();
  }

  private Furniture furniture() {
    return new Furniture(folder).blends(blends).keeping("PT5M").clock(clock);
  }

  private static RenderRoom room(Furniture furniture) throws IOException {
    return new RenderRoom(furniture);
  }
}
