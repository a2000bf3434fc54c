package farm.rendezvous.orchestrator.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import farm.rendezvous.orchestrator.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RivalryTest {

  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final UUID C = new UUID(0, 3);
  private static final int SLOTS = 3;

  private final SettableClock clock = new SettableClock();
  private final Set<UUID> dead = new HashSet<>();
  private final Rivalry rivalry = new Rivalry(clock, dead::contains);

  /** What a slot is at. */
  private record Batch(UUID job, UUID attempt, Instant end) {}

  private final List<Batch> slots = new ArrayList<>();
  private final Map<UUID, Integer> batches = new HashMap<>();

  @Test
  void aJobThatComesSecondMakesUpForWhatTheFirstHolds() {
    rivalry.queued(Map.of(50, List.of(Set.of(A))));
    startOn(A, Duration.ofSeconds(5));
    startOn(A, Duration.ofSeconds(5));
    startOn(A, Duration.ofSeconds(5));

    rivalry.queued(Map.of(50, List.of(Set.of(A, B))));
    render(6, Map.of(A, 5, B, 5));

    assertThat(batches).isEqualTo(Map.of(A, 3, B, 3));
    render(60, Map.of(A, 5, B, 5));
    assertThat(taken(A)).isCloseTo(taken(B), within(1));
  }

  @Test
  void itDoesNotMakeUpForTheTimeBeforeItCame() {
    render(300, Map.of(A, 5));
    batches.clear();

    render(60, Map.of(A, 5, B, 5));

    assertThat(taken(B) - taken(A)).isBetween(0, Rivalry.ROUNDS * SLOTS);
  }

  @Test
  void aJobThatComesALittleLaterCatchesUp() {
    render(10, Map.of(A, 5));
    assertThat(taken(A)).isEqualTo(2 * SLOTS);

    render(60, Map.of(A, 5, B, 5));

    assertThat(taken(A)).isCloseTo(taken(B), within(2));
  }

  @Test
  void aJobThatHadOtherRivalsBeforeIsNotOwedAllThatTime() {
    for (int times = 0; times < 60; times++) {
      rivalry.queued(Map.of(50, List.of(Set.of(A)), 60, List.of(Set.of(B))));
      render(5, Map.of(A, 5));
    }
    batches.clear();

    render(120, Map.of(A, 5, B, 5));

    assertThat(taken(A)).isCloseTo(taken(B), within(2 * Rivalry.ROUNDS * SLOTS));
  }

  @Test
  void theJobOnWhoseSlotsBlenderHadToStartCatchesUp() {
    rivalry.queued(Map.of(50, List.of(Set.of(A, B))));
    startOn(A, Duration.ofSeconds(20));
    startOn(B, Duration.ofSeconds(1));
    startOn(A, Duration.ofSeconds(20));

    render(90, Map.of(A, 1, B, 1));

    assertThat(taken(A)).isCloseTo(taken(B), within(3));
  }

  @Test
  void soDoesTheOneWhoseBatchesTakeLonger() {
    startOn(A, Duration.ofSeconds(60));
    startOn(B, Duration.ofSeconds(4));
    startOn(A, Duration.ofSeconds(60));

    render(1200, Map.of(A, 12, B, 4));

    assertThat(taken(A) * 3).isCloseTo(taken(B), within(20));
  }

  @Test
  void ofTwoThatFillTheFarmAThirdIsOwedWhatEachOfThemHas() {
    rivalry.queued(Map.of(50, List.of(Set.of(A, B))));
    startOn(A, Duration.ofSeconds(5));
    startOn(B, Duration.ofSeconds(5));

    rivalry.queued(Map.of(50, List.of(Set.of(A, B, C))));

    assertThat(rivalry.rivals(50, SLOTS)).startsWith(C);
    startOn(C, Duration.ofSeconds(5));
    assertThat(rivalry.rivals(50, SLOTS)).containsExactly(A, B, C);
  }

  @Test
  void slotsAreSharedAndNotBatches() {
    render(600, Map.of(A, 20, B, 2, C, 5));

    assertThat(taken(A) * 20).isCloseTo(600, within(60));
    assertThat(taken(B) * 2).isCloseTo(600, within(60));
    assertThat(taken(C) * 5).isCloseTo(600, within(60));
  }

  @Test
  void aJobThatHadNothingToDoForAWhileComesAnew() {
    startOn(A, Duration.ofSeconds(1));
    startOn(B, Duration.ofSeconds(100));
    startOn(B, Duration.ofSeconds(100));
    clock.tick(Duration.ofSeconds(1));
    endDue();
    rivalry.queued(Map.of(50, List.of(Set.of(B))));
    clock.tick(Rivalry.LEFT.plusSeconds(1));

    rivalry.queued(Map.of(50, List.of(Set.of(A, B))));

    startOn(A, Duration.ofSeconds(1));
    startOn(A, Duration.ofSeconds(1));
    startOn(A, Duration.ofSeconds(1));
    assertThat(rivalry.rivals(50, SLOTS)).containsExactly(B, A);
  }

  @Test
  void anAttemptThatIsNotHeardAnyMoreDoesNotCount() {
    rivalry.queued(Map.of(50, List.of(Set.of(A, B))));
    rivalry.began(A, A);
    rivalry.began(B, B);
    rivalry.began(B, C);
    assertThat(rivalry.leastServedFirst(List.of(B, A))).containsExactly(A, B);

    dead.addAll(List.of(B, C));
    rivalry.queued(Map.of(50, List.of(Set.of(A, B))));

    assertThat(rivalry.leastServedFirst(List.of(B, A))).containsExactly(B, A);
  }

  @Test
  void ofTwoThatAreOwedNoneWaitsForTheOtherThoughThatIsOwedMore() {
    rivalry.queued(Map.of(50, List.of(Set.of(A))));
    for (int slot = 0; slot < 100; slot++) {
      rivalry.began(A, UUID.randomUUID());
    }
    rivalry.queued(Map.of(50, List.of(Set.of(A, B))));
    rivalry.queued(Map.of(50, List.of(Set.of(A, B, C))));

    rivalry.began(B, UUID.randomUUID());

    assertThat(rivalry.rivals(50, SLOTS)).containsExactly(C, B, A);
  }

  @Test
  void whatIsOnOtherSlotsIsNotOwed() {
    rivalry.queued(Map.of(50, List.of(Set.of(A), Set.of(B))));
    rivalry.began(A, A);
    rivalry.began(A, B);

    rivalry.queued(Map.of(50, List.of(Set.of(A), Set.of(B, C))));
    rivalry.began(C, C);

    assertThat(rivalry.rivals(50, SLOTS)).containsExactly(B, C, A);
  }

  @Test
  void thoseThatComeTogetherShareWhatIsOwed() {
    rivalry.queued(Map.of(50, List.of(Set.of(A))));
    rivalry.began(A, A);
    rivalry.began(A, B);
    rivalry.queued(Map.of(50, List.of(Set.of(A, B, C))));

    rivalry.began(B, C);
    rivalry.began(C, new UUID(0, 4));
    rivalry.ended(A, A);
    rivalry.ended(A, B);

    assertThat(rivalry.rivals(50, SLOTS).get(0)).isEqualTo(A);
  }

  @Test
  void aGrantThatWasRolledBackDoesNotCount() {
    rivalry.queued(Map.of(50, List.of(Set.of(A, B))));
    rivalry.began(A, C);

    rivalry.began(B, C);

    assertThat(rivalry.rivals(50, SLOTS)).containsExactly(A, B);
  }

  @Test
  void whatIsAtAnotherUrgencyIsNotOwed() {
    rivalry.queued(Map.of(50, List.of(Set.of(A)), 60, List.of(Set.of(B))));
    rivalry.began(A, A);
    rivalry.began(A, B);

    rivalry.queued(Map.of(50, List.of(Set.of(A)), 60, List.of(Set.of(B, C))));
    rivalry.began(C, C);

    assertThat(rivalry.rivals(60, SLOTS)).containsExactly(B, C);
  }

  @Test
  void aJobAloneHasNoRivals() {
    rivalry.queued(Map.of(50, List.of(Set.of(A)), 60, List.of(Set.of(B))));

    assertThat(rivalry.rivals(50, SLOTS)).isEmpty();
    assertThat(rivalry.rivals(60, SLOTS)).isEmpty();
    assertThat(rivalry.rivals(70, SLOTS)).isEmpty();
  }

  private int taken(UUID job) {
    return batches.getOrDefault(job, 0);
  }

  /** For that long free slots take the batch of whose turn it is; these all have batches. */
  private void render(int seconds, Map<UUID, Integer> secondsOfBatch) {
    for (int second = 0; second < seconds; second++) {
      endDue();
      rivalry.queued(Map.of(50, List.of(secondsOfBatch.keySet())));
      while (slots.size() < SLOTS) {
        UUID next =
            rivalry.leastServedFirst(secondsOfBatch.keySet().stream().sorted().toList()).get(0);
        startOn(next, Duration.ofSeconds(secondsOfBatch.getOrDefault(next, 0)));
      }
      clock.tick(Duration.ofSeconds(1));
    }
  }

  private void startOn(UUID job, Duration length) {
    Batch batch = new Batch(job, UUID.randomUUID(), clock.instant().plus(length));
    slots.add(batch);
    batches.merge(job, 1, Integer::sum);
    rivalry.began(job, batch.attempt());
  }

  private void endDue() {
    List<Batch> due = slots.stream().filter(slot -> !slot.end().isAfter(clock.instant())).toList();
    slots.removeAll(due);
    due.forEach(slot -> rivalry.ended(slot.job(), slot.attempt()));
  }
}
