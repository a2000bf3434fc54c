package farm.rendezvous.orchestrator.events.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

final class EventRingTest {

  private static final long START = 1_000;

  private final EventRing ring = new EventRing(START, 3, 100);

  @Test
  void idsGrowFromTheStart() {
    ring.add("job", null, "{}");
    ring.add("node", null, "{}");

    assertThat(ring.after(START, 10)).extracting(FarmEvent::id).containsExactly(1_001L, 1_002L);
    assertThat(ring.last()).isEqualTo(1_002);
  }

  @Test
  void whoIsBehindReadsOn() {
    for (int i = 0; i < 3; i++) {
      ring.add("job", null, "{" + i + "}");
    }

    assertThat(ring.knowsAllAfter(1_001)).isTrue();
    assertThat(ring.after(1_001, 1)).extracting(FarmEvent::data).containsExactly("{1}");
    assertThat(ring.after(1_003, 1)).isEmpty();
  }

  @Test
  void theOldestMakeRoom() {
    for (int i = 0; i < 5; i++) {
      ring.add("job", null, "{}");
    }

    assertThat(ring.after(START, 10)).hasSize(3);
    assertThat(ring.knowsAllAfter(START + 1)).isFalse();
    assertThat(ring.knowsAllAfter(START + 2)).isTrue();
  }

  @Test
  void largeOnesMakeRoomSooner() {
    ring.add("frame", null, "x".repeat(60));
    ring.add("frame", null, "y".repeat(60));
    ring.add("frame", null, "z".repeat(600));

    assertThat(ring.after(START, 10)).extracting(FarmEvent::id).containsExactly(START + 3);
  }

  @Test
  void idsOfOtherProcessesAreNotKnown() {
    ring.add("job", null, "{}");

    assertThat(ring.knowsAllAfter(START)).isTrue();
    assertThat(ring.knowsAllAfter(START - 1)).isFalse();
    assertThat(ring.knowsAllAfter(START + 2)).isFalse();
    assertThat(ring.knowsAllAfter(Long.MIN_VALUE)).isFalse();
  }

  @Test
  void whatWasForgottenIsMissedByAllWhoWereThere() {
    ring.add("job", null, "{}");
    ring.forget();

    assertThat(ring.knowsAllAfter(START + 1)).isFalse();
    assertThat(ring.knowsAllAfter(ring.last())).isTrue();
  }

  @Test
  void whoFollowsAJobHearsOfThatOneAndOfWhatIsForAll() {
    UUID mine = UUID.randomUUID();

    assertThat(new FarmEvent(1, "job", mine, "{}").isFor(mine)).isTrue();
    assertThat(new FarmEvent(1, "job", UUID.randomUUID(), "{}").isFor(mine)).isFalse();
    assertThat(new FarmEvent(1, "node", null, "{}").isFor(mine)).isTrue();
    assertThat(new FarmEvent(1, "job", mine, "{}").isFor(null)).isTrue();
  }
}
