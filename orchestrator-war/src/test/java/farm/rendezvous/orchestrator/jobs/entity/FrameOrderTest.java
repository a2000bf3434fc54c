package farm.rendezvous.orchestrator.jobs.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which frames go first. */
final class FrameOrderTest {

  @Test
  void theFirstTheLastAndTheMiddleOneAndThenTheMiddlesOfTheGaps() {
    assertThat(batches(FrameOrder.PREVIEW, "1-31", 4))
        .containsExactly(
            List.of(1),
            List.of(31),
            List.of(16),
            List.of(14, 15, 17, 18),
            List.of(6, 7, 8, 9),
            List.of(23, 24, 25, 26),
            List.of(2, 3, 4, 5),
            List.of(10, 11, 12, 13),
            List.of(19, 20, 21, 22),
            List.of(27, 28, 29, 30));
  }

  @Test
  void aFewFramesAreAllPreview() {
    assertThat(batches(FrameOrder.PREVIEW, "7", 5)).containsExactly(List.of(7));
    assertThat(batches(FrameOrder.PREVIEW, "7,9", 5)).containsExactly(List.of(7), List.of(9));
    assertThat(batches(FrameOrder.PREVIEW, "1-3", 5))
        .containsExactly(List.of(1), List.of(3), List.of(2));
  }

  @Property
  void eachFrameOnceInAsManyBatchesAsForetold(
      @ForAll FrameOrder order,
      @ForAll @IntRange(min = 1, max = 400) int frames,
      @ForAll @IntRange(min = 1, max = 20) int batchSize) {
    List<List<Integer>> batches = batches(order, "1-" + frames, batchSize);

    assertThat(batches.stream().flatMap(List::stream).sorted())
        .isEqualTo(FrameSet.range(1, frames).slice(0, frames));
    assertThat(batches).hasSize(order.batches(0, frames, batchSize)).allMatch(FrameOrderTest::rise);
  }

  private static boolean rise(List<Integer> batch) {
    return batch.stream().sorted().distinct().toList().equals(batch);
  }

  private static List<List<Integer>> batches(FrameOrder order, String notation, int batchSize) {
    FrameSet set = FrameSet.parse(notation);
    List<List<Integer>> batches = new ArrayList<>();
    int cut = 0;
    while (cut < set.size()) {
      List<Integer> next = order.next(set, cut, batchSize);
      assertThat(next).isNotEmpty();
      batches.add(next);
      cut += next.size();
    }
    return batches;
  }
}
