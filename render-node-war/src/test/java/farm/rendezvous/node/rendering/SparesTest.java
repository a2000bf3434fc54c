package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.ENDLESS;
import static farm.rendezvous.node.rendering.Wanted.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.InspectionAnswer.Inspected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Blenders that are started before there is anything to do, with a real one. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SparesTest {

  private static final String DEMO = "demo.blend";

  @TempDir private Path folder;
  private RenderRoom room;

  @BeforeEach
  void furnish() throws IOException {
    room = new RenderRoom(furniture());
  }

  @AfterEach
  void leaveNoBlender() {
    room.close();
    room.awaitNoBlender();
  }

  @Test
  void aBatchBeginsInOneThatWasThere() throws Exception {
    room.awaitSpares();
    long spare = room.blender();

    room.render(DEMO, SMALL, 1, 2);

    assertThat(room.completed()).containsExactly(1, 2);
    assertThat(room.blender()).isEqualTo(spare);
    assertThat(room.spares()).isZero();
    assertThat(room.log())
        .contains("Blender 3.4.1", "Blender " + spare + " opens the file", "Read blend");
  }

  @Test
  void anotherFileBeginsInOneToo() throws Exception {
    room.render(DEMO, SMALL, 1);
    room.awaitSpares();
    long spare = room.blender();

    room.render(DEMO, SMALL.size(1, 20), 1);

    assertThat(room.blender()).isEqualTo(spare);
    assertThat(room.waiting().idle()).isOne();
  }

  @Test
  void whatWasLookedIntoIsRenderedWhereItIsOpen() throws Exception {
    room.awaitSpares();
    long spare = room.blender();
    assertThat(room.inspect(DEMO, SMALL)).isInstanceOf(Inspected.class);

    room.render(DEMO, SMALL, 1);

    assertThat(room.completed()).containsExactly(1);
    assertThat(room.blender()).isEqualTo(spare);
    assertThat(room.log()).contains("Blender " + spare + " goes on, the file is open");
  }

  @Test
  void whatIsLookedIntoTakesThePlaceOfWhatWasRenderedBefore() throws Exception {
    room.render(DEMO, SMALL, 1);
    Wanted other = SMALL.size(1, 20);
    assertThat(room.inspect(DEMO, other)).isInstanceOf(Inspected.class);
    long opened = room.blender();

    room.render(DEMO, other, 2);

    assertThat(room.completed()).containsExactly(1, 2);
    assertThat(room.blender()).isEqualTo(opened);
    assertThat(room.waiting().idle()).isOne();
  }

  @Test
  void whatWasLookedIntoIsLeftWhereEachSlotIsBusy() throws Exception {
    Future<RenderRoom> rendering = room.begin(DEMO, ENDLESS, 1);
    room.awaitInside(1);

    assertThat(room.inspect(DEMO, SMALL)).isInstanceOf(Inspected.class);

    assertThat(room.waiting().idle()).isZero();
    room.stop("canceled");
    rendering.get();
  }

  @Test
  void noneIsStartedUntilThereHasBeenNothingToDoForAWhile() throws Exception {
    assertThat(room.look().look().spares()).isZero();
    room.render(DEMO, SMALL, 1);
    assertThat(room.look().look().spares()).isZero();
    Future<RenderRoom> rendering = room.begin(DEMO, ENDLESS, 1);
    room.awaitInside(1);
    assertThat(room.look().look().look().spares()).isZero();
    room.stop("canceled");
    rendering.get();

    assertThat(room.look().look().spares()).isZero();
    assertThat(room.look().spares()).isOne();
    assertThat(room.look().look().spares()).as("one slot").isOne();
  }

  @Test
  void oneThatDiedIsNotMissedAndNotReplacedAtOnce() throws Exception {
    room.awaitSpares();
    room.blenders().forEach(ProcessHandle::destroyForcibly);
    room.awaitNoBlender();

    assertThat(room.look().look().look().look().spares()).isZero();
    room.render(DEMO, SMALL, 1);
    assertThat(room.completed()).containsExactly(1);
    assertThat(room.look().look().look().look().spares()).as("for a while").isZero();
  }

  @Test
  void thereIsNoneWhereNoBlenderIsKept() throws Exception {
    room.close();
    room = new RenderRoom(new Furniture(folder).keeping("PT0S"));
    assertThat(room.look().look().look().look().spares()).isZero();
  }

  private Furniture furniture() {
    return new Furniture(folder).keeping("PT5M");
  }
}
