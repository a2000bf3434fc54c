package farm.rendezvous.orchestrator.dispatch.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Offers that may be lost, in a farm that is calm and in one that has too much to do. */
final class RepeatPatienceTest {

  private final RepeatPatience patience = new RepeatPatience();

  @Test
  void whereNoClaimWaitsTheyAreOfferedAgainAtEachLook() {
    for (int look = 0; look < 3; look++) {
      assertThat(patience.isOver(0)).isTrue();
    }
  }

  @Test
  void whileClaimsWaitTheyAreOfferedAgainAfterHalfAMinuteOnly() {
    for (int round = 0; round < 2; round++) {
      for (int look = 0; look < RepeatPatience.MOST_PASSED_OVER; look++) {
        assertThat(patience.isOver(1)).as("round %d, look %d", round, look).isFalse();
      }
      assertThat(patience.isOver(1)).isTrue();
    }
  }

  @Test
  void aCalmMomentStartsTheHalfMinuteAnew() {
    for (int look = 0; look < RepeatPatience.MOST_PASSED_OVER - 1; look++) {
      patience.isOver(7);
    }
    assertThat(patience.isOver(0)).isTrue();

    for (int look = 0; look < RepeatPatience.MOST_PASSED_OVER; look++) {
      assertThat(patience.isOver(7)).as("look %d", look).isFalse();
    }
  }
}
