package farm.rendezvous.orchestrator.nodes.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.Echo;
import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.SettableClock;
import farm.rendezvous.orchestrator.nodes.control.AttemptPulse.Verdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class AttemptPulseTest {

  private static final UUID ATTEMPT = UUID.fromString("00000000-0000-0000-0000-00000000000d");
  private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-00000000000e");

  private final SettableClock clock = new SettableClock();
  private Hearing hearing = new Hearing(clock);
  private AttemptPulse pulse = new AttemptPulse(clock, hearing);

  @Test
  void anAttemptThatHeartbeatsListLives() {
    pass(60, ATTEMPT);

    assertThat(pulse.isDead(ATTEMPT)).isFalse();
    assertThat(pulse.verdict(ATTEMPT, Duration.ofSeconds(2))).isEqualTo(Verdict.ALIVE);
  }

  @Test
  void anAttemptThatIsSilentForFifteenSecondsIsDead() {
    pass(60, ATTEMPT);
    pass(15);
    assertThat(pulse.isDead(ATTEMPT)).isFalse();

    pass(1);
    assertThat(pulse.isDead(ATTEMPT)).isTrue();
  }

  @Test
  void aGrantIsASignOfLife() {
    pass(60);
    pulse.granted(ATTEMPT);
    pass(15);

    assertThat(pulse.isDead(ATTEMPT)).isFalse();
    assertThat(pulse.isDead(OTHER)).isTrue();
  }

  @Test
  void aNodeThatIsSilentButWhoseOtherAttemptLives() {
    pass(60, ATTEMPT, OTHER);
    pass(16, OTHER);

    assertThat(pulse.isDead(ATTEMPT)).isTrue();
    assertThat(pulse.isDead(OTHER)).isFalse();
  }

  @Test
  void aNodeThatWasStartedAgainListsNothingOfItsFormerLife() {
    pass(60, ATTEMPT);
    pulse.heard(heartbeat());
    pass(5, OTHER);

    assertThat(pulse.verdict(ATTEMPT, Duration.ofSeconds(4))).isEqualTo(Verdict.DEAD);
  }

  @Test
  void aRivalIsToldToAskAgainUntilTheHolderIsHeardOrNot() {
    pass(60, ATTEMPT);
    assertThat(pulse.verdict(ATTEMPT, Duration.ZERO)).isEqualTo(Verdict.NOT_KNOWN_YET);

    pass(1, ATTEMPT);
    assertThat(pulse.verdict(ATTEMPT, Duration.ofSeconds(1))).isEqualTo(Verdict.ALIVE);
  }

  @Test
  void aRivalGetsTheBatchOfAHolderThatIsSilentForFourSeconds() {
    pass(60, ATTEMPT);
    for (int asked = 1; asked <= 4; asked++) {
      pass(1);
      assertThat(pulse.verdict(ATTEMPT, Duration.ofSeconds(asked)))
          .as("after %d s", asked)
          .isEqualTo(Verdict.NOT_KNOWN_YET);
    }

    pass(1);
    assertThat(pulse.verdict(ATTEMPT, Duration.ofSeconds(5))).isEqualTo(Verdict.DEAD);
  }

  @Test
  void aHolderThatHasLongBeenSilentIsDeadForTheFirstThatAsks() {
    pass(60, ATTEMPT);
    pass(10);

    assertThat(pulse.verdict(ATTEMPT, Duration.ZERO)).isEqualTo(Verdict.DEAD);
  }

  @Test
  void nobodyDiesWhileTheBrokerIsAway() {
    pass(60, ATTEMPT);
    clock.tickSeconds(300);
    assertThat(pulse.isDead(ATTEMPT)).isFalse();
    assertThat(pulse.verdict(ATTEMPT, Duration.ZERO)).isEqualTo(Verdict.NOT_KNOWN_YET);

    pass(6);
    assertThat(pulse.isDead(ATTEMPT)).isFalse();
    assertThat(pulse.verdict(ATTEMPT, Duration.ofSeconds(6))).isEqualTo(Verdict.NOT_KNOWN_YET);
    pulse.heard(heartbeat(ATTEMPT));
    assertThat(pulse.verdict(ATTEMPT, Duration.ofSeconds(6))).isEqualTo(Verdict.ALIVE);
  }

  @Test
  void whoDoesNotComeBackAfterTheBrokerDidIsDead() {
    pass(60, ATTEMPT);
    clock.tickSeconds(300);
    pass(6 + 4);
    assertThat(pulse.verdict(ATTEMPT, Duration.ofSeconds(10))).isEqualTo(Verdict.NOT_KNOWN_YET);
    pass(1);
    assertThat(pulse.verdict(ATTEMPT, Duration.ofSeconds(11))).isEqualTo(Verdict.DEAD);
    assertThat(pulse.isDead(ATTEMPT)).isFalse();
    pass(11);
    assertThat(pulse.isDead(ATTEMPT)).isTrue();
  }

  @Test
  void anOrchestratorThatJustStartedWaitsForTheAttemptsOfItsBooks() {
    pass(60, ATTEMPT);
    clock.tickSeconds(30);
    hearing = new Hearing(clock);
    pulse = new AttemptPulse(clock, hearing);
    assertThat(pulse.isDead(ATTEMPT)).isFalse();

    pass(6 + 15);
    assertThat(pulse.isDead(ATTEMPT)).isFalse();
    pass(1);
    assertThat(pulse.isDead(ATTEMPT)).isTrue();
  }

  @Test
  void anAttemptThatIsHeardAfterTheRestartLives() {
    pass(60, ATTEMPT);
    hearing = new Hearing(clock);
    pulse = new AttemptPulse(clock, hearing);
    pass(20, ATTEMPT);
    pass(5);

    assertThat(pulse.isDead(ATTEMPT)).isFalse();
  }

  @Test
  void forgetsAnAttemptThatIsOver() {
    pass(60, ATTEMPT);
    pulse.forget(ATTEMPT);

    assertThat(pulse.isDead(ATTEMPT)).isTrue();
  }

  @Test
  void forgetsWhatIsOldButNothingThatLives() {
    pass(60, ATTEMPT, OTHER);
    pass(599, OTHER);
    pulse.forgetOld();

    assertThat(pulse.isDead(OTHER)).isFalse();
    assertThat(pulse.isDead(ATTEMPT)).isTrue();
  }

  @Test
  void anAttemptWhoseLastReportsLieInTheQueueIsNotDead() {
    pass(60, ATTEMPT);
    Echo lastBeforeTheEnd = new Echo(hearing.self(), clock.instant());
    for (int second = 0; second < 120; second++) {
      clock.tickSeconds(1);
      hearing.amongHeartbeats(new Echo(hearing.self(), clock.instant()));
      pulse.heard(heartbeat());
      pulse.forgetOld();
    }
    hearing.amongReports(lastBeforeTheEnd);

    assertThat(pulse.isDead(ATTEMPT)).isFalse();
    assertThat(pulse.verdict(ATTEMPT, Duration.ofMinutes(2))).isEqualTo(Verdict.NOT_KNOWN_YET);

    pass(1);
    assertThat(pulse.isDead(ATTEMPT)).isTrue();
  }

  /** The orchestrator's call through both queues. */
  private void comesBack() {
    Echo call = new Echo(hearing.self(), clock.instant());
    hearing.amongHeartbeats(call);
    hearing.amongReports(call);
  }

  /** Seconds go by; these attempts are in each heartbeat. */
  private void pass(int seconds, UUID... listed) {
    comesBack();
    for (int i = 0; i < seconds; i++) {
      clock.tickSeconds(1);
      comesBack();
      if (listed.length > 0) {
        pulse.heard(heartbeat(listed));
      }
    }
  }

  private static Heartbeat heartbeat(UUID... attempts) {
    List<Heartbeat.Work> work =
        Arrays.stream(attempts)
            .map(id -> new Heartbeat.Work(new UUID(0, 1), new UUID(0, 2), id))
            .toList();
    return new Heartbeat("node-1", NodeState.RENDERING, 1, "3.4.1", 2, 4096, work);
  }
}
