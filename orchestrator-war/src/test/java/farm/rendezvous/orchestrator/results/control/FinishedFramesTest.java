package farm.rendezvous.orchestrator.results.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.jobs.entity.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class FinishedFramesTest {

  private static final UUID JOB = UUID.fromString("00000000-0000-0000-0000-00000000000a");

  private final List<Integer> asked = new ArrayList<>();

  @Test
  void comeInTheirOrderOverAllPages() {
    assertThat(numbers(-2, -1, 3, 4, 9)).containsExactly(-2, -1, 3, 4, 9);
    assertThat(asked).containsExactly(Integer.MIN_VALUE, 0, 5, 10);
  }

  @Test
  void endWithTheGreatestNumberThereIs() {
    assertThat(numbers(Integer.MAX_VALUE)).containsExactly(Integer.MAX_VALUE);
    assertThat(asked).containsExactly(Integer.MIN_VALUE);
  }

  @Test
  void mayBeNone() {
    assertThat(numbers()).isEmpty();
  }

  private List<Integer> numbers(Integer... finished) {
    List<Integer> numbers = new ArrayList<>();
    new FinishedFrames(from -> page(List.of(finished), from))
        .forEachRemaining(frame -> numbers.add(frame.number()));
    return numbers;
  }

  private List<Frame> page(List<Integer> finished, int from) {
    asked.add(from);
    return finished.stream()
        .filter(number -> number >= from)
        .limit(2)
        .map(number -> new Frame(JOB, number, JOB))
        .toList();
  }
}
