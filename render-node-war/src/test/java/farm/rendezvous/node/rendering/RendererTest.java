package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.ENDLESS;
import static farm.rendezvous.node.rendering.Wanted.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.Report.FramesReturned;
import farm.rendezvous.node.checking.ImageCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a real Blender. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RendererTest {

  private static final String DEMO = "demo.blend";

  @TempDir private Path folder;
  private RenderRoom room;

  @BeforeEach
  void furnish() throws IOException {
    room = RenderRoom.withDemo(folder);
  }

  @AfterEach
  void leaveNoBlender() {
    room.awaitNoBlender();
    room.close();
  }

  @Test
  void rendersTheDemo() throws Exception {
    room.render(DEMO, SMALL, 1, 2, 24);

    assertThat(room.reports(FrameStarted.class))
        .extracting(FrameStarted::frame)
        .containsExactly(1, 2, 24);
    assertThat(room.completed()).containsExactly(1, 2, 24);
    for (FrameCompleted done : room.reports(FrameCompleted.class)) {
      Path image = room.image(done.frame(), ImageFormat.PNG);
      assertThat(ImageCheck.check(image, ImageFormat.PNG, 64, 36).sha256())
          .isEqualTo(done.sha256());
      assertThat(image).hasFileName(done.file()).hasSize(done.bytes());
      assertThat(done.seconds()).isPositive();
      assertThat(done.peakMemoryMiB()).isBetween(50, 5_000);
    }
    assertThat(room.files())
        .containsExactly(
            "blender-render_0001.png", "blender-render_0002.png", "blender-render_0024.png");
    assertThat(room.log()).contains("Fra:24 ", "Saved: ").doesNotContain("@rendezvous");
  }

  @Test
  void aKilledBlenderTakesNoFrameWithIt() throws Exception {
    Future<RenderRoom> rendering = room.begin(DEMO, SMALL.size(200, 30), 1, 2, 3);
    room.awaitInside(2);
    room.blenders().forEach(ProcessHandle::destroyForcibly);
    rendering.get();

    assertThat(room.completed()).containsExactly(1, 2, 3);
    assertThat(room.failed()).isEmpty();
    assertThat(room.reports(FrameStarted.class)).hasSize(3);
  }

  @Test
  void aFrameInWhichEveryBlenderDiesFailsAlone() throws Exception {
    Path deaths = folder.resolve("deaths");
    String mortal =
        RenderRoom.BLENDER
            + " \"$@\" | while IFS= read -r line; do"
            + " case $line in 'Fra:2 '*) echo >> '"
            + deaths
            + "'; kill -9 $$; exit;; esac;"
            + " printf '%s\\n' \"$line\"; done";
    try (RenderRoom wrapped = room(script(mortal))) {
      wrapped.render(DEMO, SMALL, 1, 2, 3);

      assertThat(wrapped.completed()).containsExactly(1, 3);
      assertThat(wrapped.failed()).containsExactly(2);
      assertThat(wrapped.problems())
          .containsExactly(
              "OUT_OF_MEMORY Blender was killed while it rendered, most likely because the memory"
                  + " ran out");
      assertThat(Files.readAllLines(deaths)).as("tried in a new one before it failed").hasSize(2);
      assertThat(wrapped.image(2, ImageFormat.PNG)).doesNotExist();
      wrapped.awaitNoBlender();
    }
  }

  @Test
  void givesBackWhatIsNotRenderedWhenStopped() throws Exception {
    Future<RenderRoom> rendering = room.begin(DEMO, ENDLESS, 1, 2, 3);
    room.awaitInside(1);
    room.stop("the job is canceled");
    rendering.get(5, TimeUnit.SECONDS);

    assertThat(room.reports(FramesReturned.class))
        .extracting(FramesReturned::frames, FramesReturned::reason)
        .containsExactly(tuple(List.of(1, 2, 3), "the job is canceled"));
    assertThat(room.failed()).isEmpty();
    assertThat(room.blenders()).isEmpty();
    assertThat(room.files()).isEmpty();
  }

  @Test
  void rendersNothingWhenStoppedBefore() throws Exception {
    room.stop("the node stops");
    room.stop("and for another reason");
    room.render(DEMO, SMALL, 1, 2);

    assertThat(room.returned()).containsExactly(1, 2);
    assertThat(room.reports(FramesReturned.class).get(0).reason()).isEqualTo("the node stops");
    assertThat(room.log()).isEmpty();
  }

  @Test
  void stopsWhenAnotherAttemptHasTakenOver() throws Exception {
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
  void refusesAFileOfALaterGenerationWithoutOpeningIt() throws Exception {
    room.render(DEMO, SMALL.savedBy("999.1"), 1, 2);

    assertThat(room.problems())
        .hasSize(2)
        .allMatch(
            problem ->
                problem.matches(
                    "UNFIT_BLENDER the file was saved by Blender 999\\.1, which this node's Blender"
                        + " [0-9.]+ cannot read"));
    assertThat(room.log()).isEmpty();
  }

  @Test
  void opensAFileOfItsOwnGenerationOrOfNone() throws Exception {
    room.render(DEMO, SMALL.savedBy("3.99"), 1);
    assertThat(room.completed()).containsExactly(1);
  }

  @Test
  void refusesASceneThatIsNotThere() throws Exception {
    room.render(DEMO, SMALL.scene("Nope"), 1);

    assertThat(room.problems())
        .containsExactly("UNFIT_FILE The file has no scene 'Nope'; it has 'Rendezvous'.");
  }

  @Test
  void namesNegativeFrames() throws Exception {
    room.render(DEMO, SMALL, -1);

    assertThat(room.completed()).containsExactly(-1);
    assertThat(room.files()).containsExactly("blender-render_-0001.png");
  }

  @Test
  void saysThatBlenderIsNotThere() throws Exception {
    try (RenderRoom without = room("/nowhere/blender")) {
      without.render(DEMO, SMALL, 1);

      assertThat(without.problems())
          .singleElement()
          .asString()
          .startsWith("NODE_TROUBLE Blender cannot be started on this node: ")
          .contains("/nowhere/blender");
    }
  }

  /** Its child holds the pipe for a long time after it. */
  @Test
  void doesNotWaitForAChildThatABlenderLeftBehind() throws Exception {
    try (RenderRoom wrapped = room(script("sleep 300 & exit 3"))) {
      long begun = System.nanoTime();
      wrapped.render(DEMO, SMALL, 1);

      assertThat(wrapped.problems())
          .containsExactly("RENDER_ERROR Blender ended while it opened the file (exit 3)");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
      wrapped.awaitNoBlender();
    }
  }

  @Test
  void stopsABlenderThatDoesNotListen() throws Exception {
    Path marker = folder.resolve("marker");
    String deaf = "trap '' TERM; : > '" + marker + "'; while :; do sleep 1; done";
    try (RenderRoom wrapped = room(script(deaf))) {
      Future<RenderRoom> rendering = wrapped.begin(DEMO, SMALL, 1, 2);
      await().until(() -> Files.exists(marker));
      wrapped.stop("canceled");
      rendering.get(5, TimeUnit.SECONDS);

      assertThat(wrapped.returned()).containsExactly(1, 2);
      wrapped.awaitNoBlender();
    }
  }

  @Test
  void stopsABlenderBehindAScript() throws Exception {
    try (RenderRoom wrapped = room(script(RenderRoom.BLENDER + " \"$@\"; exit $?"))) {
      Future<RenderRoom> rendering = wrapped.begin(DEMO, ENDLESS, 1);
      wrapped.awaitInside(1);
      wrapped.stop("canceled");
      rendering.get(5, TimeUnit.SECONDS);

      assertThat(wrapped.returned()).containsExactly(1);
      wrapped.awaitNoBlender();
    }
  }

  @Test
  void endsABlenderThatDoesNotSayAnything() throws Exception {
    try (RenderRoom wrapped = room(script("exec sleep 300"))) {
      wrapped.render(DEMO, SMALL.frameTimeout(Duration.ofSeconds(1)), 1, 2);

      assertThat(wrapped.problems())
          .hasSize(2)
          .containsOnly(
              "TIMED_OUT timed out: opening the file took longer than 1 s and was stopped");
      wrapped.awaitNoBlender();
    }
  }

  private void fence() {
    try {
      room.fence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RenderRoom room(String blender) throws IOException {
    return new RenderRoom(folder.resolve("wrapped"), RenderRoom.BLENDS, blender);
  }

  /** A program that answers for its version, and otherwise does what the script says. */
  private String script(String body) throws IOException {
    Path program = folder.resolve("wrapped-blender");
    Files.writeString(
        program,
        "#!/bin/sh\n[ \"$1\" = --version ] && echo 'Blender 3.4.1' && exit\n" + body + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program.toString();
  }
}
