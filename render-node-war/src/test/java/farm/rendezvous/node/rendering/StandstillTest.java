package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/** A Blender that does something or nothing, while time goes on as the test wants. */
final class StandstillTest {

  private long now;
  private long used;
  private long lines;
  private final Standstill standstill = standstill(Duration.ofMinutes(10));

  @Test
  void whoPrintsNothingButComputesDoesNotStandStill() {
    for (int minute = 1; minute <= 60; minute++) {
      pass(Duration.ofMinutes(1), Duration.ofMillis(100));
      assertThat(standstill.isOne()).isFalse();
    }
  }

  @Test
  void whoPrintsAndComputesNothingDoesNotStandStillEither() {
    for (int minute = 1; minute <= 60; minute++) {
      pass(Duration.ofMinutes(1), Duration.ZERO);
      lines += minute % 5 == 0 ? 1 : 0;
      assertThat(standstill.isOne()).isFalse();
    }
  }

  @Test
  void whoDoesNothingForTheWholeTimeStandsStill() {
    pass(Duration.ofMinutes(5), Duration.ofMinutes(5));
    assertThat(standstill.isOne()).isFalse();
    pass(Duration.ofMinutes(9), Duration.ofMillis(10));
    assertThat(standstill.isOne()).isFalse();
    pass(Duration.ofMinutes(1), Duration.ZERO);
    assertThat(standstill.isOne()).isTrue();
  }

  @Test
  void theEndOfSomethingItHadStartedIsNoStandstill() {
    used = Duration.ofHours(1).toNanos();
    Standstill busy = standstill(Duration.ofMinutes(10));
    pass(Duration.ofMinutes(1), Duration.ofMinutes(-30));
    assertThat(busy.isOne()).isFalse();
    pass(Duration.ofMinutes(9), Duration.ofSeconds(10));
    assertThat(busy.isOne()).isFalse();
    pass(Duration.ofMinutes(9), Duration.ofSeconds(10));
    assertThat(busy.isOne()).isFalse();
  }

  @Test
  void whoIsHeardBeforeTheFirstLookIsNotAskedForItsProcessorTime() {
    LongSupplier notAsked =
        () -> {
          throw new AssertionError("The processes of the machine are read for each frame.");
        };

    Standstill heardAtOnce =
        new Standstill(Duration.ofMinutes(10), () -> now, notAsked, () -> lines);

    assertThat(heardAtOnce.interval()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whoseProcessorTimeIsNotKnownIsNotTakenForStuck() {
    used = -1;
    Standstill unknown = standstill(Duration.ofMinutes(10));
    pass(Duration.ofHours(1), Duration.ZERO);

    assertThat(unknown.isOne()).isFalse();
  }

  @Test
  void whereItIsSwitchedOffNobodyStandsStill() {
    Standstill never = standstill(Duration.ZERO);
    pass(Duration.ofDays(1), Duration.ZERO);

    assertThat(never.isOne()).isFalse();
  }

  private Standstill standstill(Duration time) {
    return new Standstill(time, () -> now, () -> used, () -> lines);
  }

  private void pass(Duration time, Duration work) {
    now += time.toNanos();
    used += work.toNanos();
  }
}
