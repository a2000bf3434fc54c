package farm.rendezvous.bench.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArrangementTest {

  @Test
  void theCostliestFramesAreGivenOutFirst() {
    Arrangement two = Arrangement.schedule(costs(1, 3, 1, 2, 4), 2);

    assertThat(two.frames()).containsExactlyInAnyOrder(List.of(2, 4), List.of(1, 3));
    assertThat(two.seconds()).isEqualTo(1 + 5);
  }

  @Test
  void oneProcessIsBestIfItsThreadsAreWorthMoreThanProcesses() {
    Arrangement best = Arrangement.best(costs(1, 2, 2, 2, 2), costs(1, 5, 5, 5, 5), 2);

    assertThat(best).isEqualTo(new Arrangement(0, 9, List.of(List.of(1, 2, 3, 4))));
    assertThat(best.label()).isEqualTo("1 x all threads");
  }

  @Test
  void processesOfOneThreadAreBestIfFramesAreTooSmallForThreads() {
    Arrangement best = Arrangement.best(costs(1, 2, 2, 2, 2), costs(1, 2, 2, 2, 2), 2);

    assertThat(best.seconds()).isEqualTo(1 + 4);
    assertThat(best.frames()).hasSize(2);
    assertThat(best.label()).isEqualTo("2 x 1 thread");
  }

  @Test
  void processesWithoutAFrameAreLeftOut() {
    assertThat(Arrangement.schedule(costs(1, 2, 2), 4).frames()).hasSize(2);
  }

  private static FrameCosts costs(double start, double... seconds) {
    TreeMap<Integer, Double> frames = new TreeMap<>();
    for (double second : seconds) {
      frames.put(frames.size() + 1, second);
    }
    return new FrameCosts(start, frames);
  }
}
