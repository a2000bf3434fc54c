package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenFramesTest {

  private final OpenFrames open = new OpenFrames(List.of(1, 2, 3, 4, 5));

  @Test
  void handsThemOutInTheirOrder() {
    assertThat(IntStream.range(0, 5).map(i -> open.next().orElseThrow()))
        .containsExactly(1, 2, 3, 4, 5);
    assertThat(open.next()).isEmpty();
    assertThat(open.isAnyWaiting()).isFalse();
  }

  @Test
  void givesBackFromTheEndAndSaysWhich() {
    open.next();

    assertThat(open.giveBack(2)).containsExactly(4, 5);
    assertThat(open.giveBack(1)).containsExactly(3);
    assertThat(open.unsettled()).containsExactly(1, 2);
  }

  @Test
  void givesBackNoMoreThanWaits() {
    open.next();
    open.next();

    assertThat(open.giveBack(100)).containsExactly(3, 4, 5);
    assertThat(open.giveBack(1)).isEmpty();
    assertThat(open.next()).isEmpty();
  }

  @Test
  void aFrameThatBlenderHasHadStaysThoughItNeedsAnotherBlender() {
    open.next();
    open.again(1);

    assertThat(open.giveBack(5)).containsExactly(2, 3, 4, 5);
    assertThat(open.next()).hasValue(1);
  }

  @Test
  void noneIsGivenBackOfThoseThatBlenderGotAllAtOnce() {
    assertThat(open.keepAll()).containsExactly(1, 2, 3, 4, 5);

    assertThat(open.giveBack(5)).isEmpty();
    assertThat(open.next()).hasValue(1);
  }

  @Test
  void knowsWhatIsNotSettled() {
    open.next();
    open.next();
    open.settle(1);
    assertThat(open.unsettled()).containsExactly(2, 3, 4, 5);

    open.again(2);
    assertThat(open.unsettled()).containsExactly(2, 3, 4, 5);

    open.settle(7);
    assertThat(open.unsettled()).containsExactly(2, 3, 4, 5);
  }

  @Test
  void nobodyGetsAFrameAfterTheEnd() {
    open.next();
    assertThat(open.takeUnsettled()).containsExactly(1, 2, 3, 4, 5);

    assertThat(open.giveBack(5)).isEmpty();
    assertThat(open.next()).isEmpty();
    assertThat(open.unsettled()).isEmpty();
  }

  @Test
  void eachFrameGoesToBlenderOrBackAndNoneToBoth() throws Exception {
    List<Integer> all = IntStream.rangeClosed(1, 2_000).boxed().toList();
    OpenFrames contested = new OpenFrames(all);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<List<Integer>> rendered = threads.submit(() -> takeAll(contested));
      Future<List<Integer>> given = threads.submit(() -> giveAll(contested));

      List<Integer> both = new ArrayList<>(rendered.get());
      List<Integer> back = new ArrayList<>(given.get());
      Collections.reverse(back);
      both.addAll(back);
      assertThat(both).isEqualTo(all);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Integer> takeAll(OpenFrames frames) {
    List<Integer> taken = new ArrayList<>();
    for (OptionalInt next = frames.next(); next.isPresent(); next = frames.next()) {
      taken.add(next.getAsInt());
    }
    return taken;
  }

  /** The last one first. */
  private static List<Integer> giveAll(OpenFrames frames) {
    List<Integer> given = new ArrayList<>();
    for (List<Integer> some = frames.giveBack(1); !some.isEmpty(); some = frames.giveBack(1)) {
      given.addAll(some);
    }
    return given;
  }
}
