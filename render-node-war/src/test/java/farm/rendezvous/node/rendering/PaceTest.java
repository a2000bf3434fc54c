package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  private final Pace pace = new Pace();

  @Test
  void nothingIsKnownBeforeTheFirstFrame() {
    assertThat(pace.secondsPerFrame(seconds(5))).isNull();
    assertThat(pace.secondsLeft(3, seconds(5))).isNull();
  }

  @Test
  void theFirstFrameTakesAtLeastWhatItHasTaken() {
    pace.begin(seconds(1));

    assertThat(pace.secondsPerFrame(seconds(8))).isEqualTo(7);
    assertThat(pace.secondsLeft(3, seconds(8))).isNull();
  }

  @Test
  void laterOnesGoByThoseBefore() {
    rendered(0, 2);
    rendered(2, 6);
    pace.begin(seconds(6));

    assertThat(pace.secondsPerFrame(seconds(7))).isEqualTo(3);
    assertThat(pace.secondsLeft(2, seconds(7))).isEqualTo(2 + 2 * 3);
  }

  @Test
  void aFrameThatIsSlowerThanThoseBeforeIsExpectedToEndAnyMoment() {
    rendered(0, 2);
    pace.begin(seconds(2));

    assertThat(pace.secondsLeft(1, seconds(60))).isEqualTo(2);
  }

  private void rendered(int from, int to) {
    pace.begin(seconds(from));
    pace.end(seconds(to));
  }

  private static long seconds(int seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }
}
