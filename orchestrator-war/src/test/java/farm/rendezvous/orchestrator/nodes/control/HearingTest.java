package farm.rendezvous.orchestrator.nodes.control;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(hearing.silence(null)).isZero();
  }

  @Test
  void hearsItsOwnCall() {
    hearing.callSent();
    hearing.heard(hearing.self());

    assertThat(hearing.isHearing()).isTrue();
    assertThat(hearing.trouble()).isNull();
  }

  @Test
  void doesNotTakeTheCallOfAnEarlierRunForItsOwn() {
    hearing.callSent();
    hearing.heard(UUID.randomUUID());

    assertThat(hearing.isHearing()).isFalse();
    assertThat(hearing.trouble()).isEqualTo("no message has come back from the broker for PT4S");
  }

  @Test
  void isDeafAfterFourSecondsWithoutAnEcho() {
    hearing.callSent();
    hearing.heard(hearing.self());
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

    assertThat(hearing.silence(lastHeard)).isEqualTo(Duration.ofSeconds(9));
    assertThat(hearing.silence(clock.instant())).isZero();
    assertThat(hearing.silence(clock.instant().plusSeconds(5))).isZero();
  }

  @Test
  void givesNodesTimeToComeBackAfterItsOwnStart() {
    Instant beforeTheStart = clock.instant().minusSeconds(3600);
    hearFor(6);
    assertThat(hearing.silence(beforeTheStart)).isZero();
    assertThat(hearing.silence(null)).isZero();

    hearFor(10);
    assertThat(hearing.silence(beforeTheStart)).isEqualTo(Duration.ofSeconds(10));
    assertThat(hearing.silence(null)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void doesNotHoldAnOutageOfTheBrokerAgainstTheNodes() {
    hearFor(60);
    Instant lastHeard = clock.instant();
    clock.tickSeconds(120);
    assertThat(hearing.silence(lastHeard)).isZero();

    hearFor(6);
    assertThat(hearing.silence(lastHeard)).isZero();
    hearFor(1);
    assertThat(hearing.silence(lastHeard)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aHiccupShorterThanFourSecondsIsNoOutage() {
    hearFor(60);
    Instant lastHeard = clock.instant();
    clock.tickSeconds(3);
    hearing.heard(hearing.self());

    assertThat(hearing.silence(lastHeard)).isEqualTo(Duration.ofSeconds(3));
  }

  private void hearFor(int seconds) {
    hearing.heard(hearing.self());
    for (int i = 0; i < seconds; i++) {
      clock.tickSeconds(1);
      hearing.heard(hearing.self());
    }
  }
}
