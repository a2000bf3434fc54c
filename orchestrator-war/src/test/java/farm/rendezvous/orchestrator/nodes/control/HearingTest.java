package farm.rendezvous.orchestrator.nodes.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.Echo;
import farm.rendezvous.orchestrator.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class HearingTest {

  private final SettableClock clock = new SettableClock();
  private final Hearing hearing = new Hearing(clock);

  @Test
  void isDeafBeforeTheFirstEcho() {
    assertThat(hearing.isHearing()).isFalse();
    assertThat(hearing.trouble()).isEqualTo("the broker was not reached yet");
    assertThat(hearing.silenceOfAttempt(null)).isZero();
  }

  @Test
  void hearsItsOwnCall() {
    hearing.callSent();
    comesBack();

    assertThat(hearing.isHearing()).isTrue();
    assertThat(hearing.trouble()).isNull();
  }

  @Test
  void doesNotTakeTheCallOfAnEarlierRunForItsOwn() {
    hearing.callSent();
    hearing.amongHeartbeats(new Echo(UUID.randomUUID(), clock.instant()));

    assertThat(hearing.isHearing()).isFalse();
    assertThat(hearing.trouble()).isEqualTo("no message has come back from the broker for PT4S");
  }

  @Test
  void isDeafAfterFourSecondsWithoutAnEcho() {
    hearing.callSent();
    comesBack();
    clock.tick(Duration.ofMillis(3_999));
    assertThat(hearing.isHearing()).isTrue();

    clock.tick(Duration.ofMillis(1));
    assertThat(hearing.isHearing()).isFalse();
    assertThat(hearing.trouble()).isEqualTo("no message has come back from the broker for PT4S");
  }

  @Test
  void saysWhatTheBrokerSaid() {
    hearing.callFailed("connection refused");
    assertThat(hearing.trouble()).isEqualTo("connection refused");

    hearing.callFailed(null);
    assertThat(hearing.trouble()).isEqualTo("the broker did not take a message");
  }

  @Test
  void countsSilenceFromTheLastSignOfLife() {
    hearFor(60);
    Instant lastHeard = clock.instant();
    hearFor(9);

    assertThat(hearing.silenceOfAttempt(lastHeard)).isEqualTo(Duration.ofSeconds(9));
    assertThat(hearing.silenceOfAttempt(clock.instant())).isZero();
    assertThat(hearing.silenceOfAttempt(clock.instant().plusSeconds(5))).isZero();
  }

  @Test
  void givesNodesTimeToComeBackAfterItsOwnStart() {
    Instant beforeTheStart = clock.instant().minusSeconds(3600);
    hearFor(6);
    assertThat(hearing.silenceOfAttempt(beforeTheStart)).isZero();
    assertThat(hearing.silenceOfAttempt(null)).isZero();

    hearFor(10);
    assertThat(hearing.silenceOfAttempt(beforeTheStart)).isEqualTo(Duration.ofSeconds(10));
    assertThat(hearing.silenceOfAttempt(null)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void doesNotHoldAnOutageOfTheBrokerAgainstTheNodes() {
    hearFor(60);
    Instant lastHeard = clock.instant();
    clock.tickSeconds(120);
    assertThat(hearing.silenceOfAttempt(lastHeard)).isZero();

    hearFor(6);
    assertThat(hearing.silenceOfAttempt(lastHeard)).isZero();
    hearFor(1);
    assertThat(hearing.silenceOfAttempt(lastHeard)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aHiccupShorterThanFourSecondsIsNoOutage() {
    hearFor(60);
    Instant lastHeard = clock.instant();
    clock.tickSeconds(3);
    comesBack();

    assertThat(hearing.silenceOfAttempt(lastHeard)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void whatMayStillLieInTheQueueOfReportsIsNobodysSilence() {
    hearFor(60);
    Instant lastHeard = clock.instant();
    for (int second = 0; second < 20; second++) {
      clock.tickSeconds(1);
      hearing.amongHeartbeats(call());
    }
    assertThat(hearing.silenceOfAttempt(lastHeard)).isZero();
    assertThat(hearing.silenceOfNode(lastHeard)).isEqualTo(Duration.ofSeconds(20));
    assertThat(hearing.reportsAreLateBy()).isEqualTo(Duration.ofSeconds(20));

    hearing.amongReports(new Echo(hearing.self(), lastHeard.plusSeconds(3)));
    assertThat(hearing.silenceOfAttempt(lastHeard)).isEqualTo(Duration.ofSeconds(3));
    assertThat(hearing.reportsAreLateBy()).isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void heartbeatsThatAreHeardLateAreNobodysSilence() {
    hearFor(60);
    Instant lastHeard = clock.instant();
    clock.tickSeconds(3);
    hearing.amongReports(call());

    hearing.amongHeartbeats(new Echo(hearing.self(), lastHeard.plusMillis(500)));

    assertThat(hearing.silenceOfAttempt(lastHeard)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void nobodyIsSilentBecauseTheClockWasSetBack() {
    hearFor(600);
    clock.tick(Duration.ofMinutes(-1));
    Instant lastHeard = clock.instant();
    clock.tickSeconds(1);
    comesBack();

    assertThat(hearing.silenceOfNode(lastHeard)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(hearing.silenceOfAttempt(lastHeard)).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aCallThatIsOvertakenByALaterOneTakesNothingBack() {
    hearFor(60);
    Instant lastHeard = clock.instant();
    hearFor(5);

    hearing.amongReports(new Echo(hearing.self(), lastHeard));
    hearing.amongReports(new Echo(UUID.randomUUID(), lastHeard.plusSeconds(100)));

    assertThat(hearing.silenceOfAttempt(lastHeard)).isEqualTo(Duration.ofSeconds(5));
  }

  private Echo call() {
    return new Echo(hearing.self(), clock.instant());
  }

  /** Its call through both queues. */
  private void comesBack() {
    hearing.amongHeartbeats(call());
    hearing.amongReports(call());
  }

  private void hearFor(int seconds) {
    comesBack();
    for (int i = 0; i < seconds; i++) {
      clock.tickSeconds(1);
      comesBack();
    }
  }
}
