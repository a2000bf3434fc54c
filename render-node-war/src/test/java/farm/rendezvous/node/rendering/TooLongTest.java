package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.ENDLESS;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.Report.FrameFailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real Blenders that take too long, or do nothing any more. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TooLongTest {

  private static final String DEMO = "demo.blend";

  @TempDir private Path folder = Path.of("");

  @Test
  void stopsAFrameThatTakesTooLong() throws Exception {
    try (RenderRoom room = RenderRoom.withDemo(folder)) {
      room.render(DEMO, ENDLESS.frameTimeout(Duration.ofSeconds(15)), 1);

      assertThat(room.problems())
          .containsExactly("TIMED_OUT timed out: the frame took longer than 15 s and was stopped");
      assertThat(room.reports(FrameFailed.class).get(0).logTail()).contains("Fra:1 ");
      assertThat(room.files()).isEmpty();
      room.awaitNoBlender();
    }
  }

  @Test
  void endsABlenderThatIsStuck() throws Exception {
    try (RenderRoom room = new RenderRoom(new Furniture(folder).stall("PT2S"))) {
      Future<RenderRoom> rendering = room.begin(DEMO, ENDLESS, 1);
      room.awaitInside(1);
      new ProcessBuilder("kill", "-STOP", Long.toString(room.blender())).start().waitFor();
      rendering.get();

      assertThat(room.problems())
          .containsExactly(
              "TIMED_OUT stuck: Blender printed nothing and used no processor time, and was"
                  + " stopped");
      room.awaitNoBlender();
    }
  }
}
