package farm.rendezvous.bench.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000;

  private final Progress progress = new Progress();

  @Test
  void theClockStartsWithTheFirstFrames() {
    progress.add(0, 0).add(5 * SECOND, 10).add(6 * SECOND, 60).add(7 * SECOND, 110);

    assertThat(progress.frames()).isEqualTo(110);
    assertThat(progress.rate()).isEqualTo(50);
  }

  @Test
  void theFirstAndTheLastFifthHaveRatesOfTheirOwn() {
    progress.add(SECOND, 1).add(2 * SECOND, 21).add(3 * SECOND, 81).add(5 * SECOND, 101);

    assertThat(progress.firstRate()).isEqualTo(20);
    assertThat(progress.lastRate()).isEqualTo(10);
  }

  @Test
  void itIsStalledWhenNothingNewWasSeenForLong() {
    progress.add(SECOND, 10).add(2 * SECOND, 20).add(3 * SECOND, 20);
    assertThat(progress.isStalled(Duration.ofSeconds(1))).isFalse();

    progress.add(4 * SECOND, 20);
    assertThat(progress.isStalled(Duration.ofSeconds(1))).isTrue();
  }

  @Test
  void withoutAFrameThereIsNoRate() {
    assertThat(progress.add(SECOND, 0).rate()).isNaN();
    assertThat(progress.frames()).isZero();
  }
}
