package farm.rendezvous.orchestrator.nodes.entity;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class NodeStatusTest {

  private final SettableClock clock = new SettableClock();
  private final Instant start = clock.instant();
  private final NodeStatus idle = status(NodeState.IDLE);

  @Test
  void isInItsStateSinceTheFirstHeartbeatThatSaidSo() {
    clock.tickSeconds(5);
    NodeStatus still = idle.next(heartbeat(NodeState.IDLE), clock.instant());
    assertThat(still.since()).isEqualTo(start);
    assertThat(still.lastSeen()).isEqualTo(clock.instant());

    NodeStatus busy = still.next(heartbeat(NodeState.RENDERING), clock.instant());
    assertThat(busy.since()).isEqualTo(clock.instant());
    assertThat(busy.state()).isEqualTo(NodeState.RENDERING);
  }

  @Test
  void takesWorkWhenIdleOrRendering() {
    assertThat(EnumSet.allOf(NodeState.class))
        .filteredOn(state -> status(state).takesWork())
        .containsExactly(NodeState.IDLE, NodeState.RENDERING);
  }

  @Test
  void aSlotIsFreeForAsLongAsEachHeartbeatSaidSo() {
    Duration time = Duration.ofSeconds(5);
    assertThat(idle.hasFreeSlotFor(time, clock.instant())).isFalse();
    clock.tickSeconds(3);
    NodeStatus half = idle.next(rendering(2, 1), clock.instant());
    clock.tickSeconds(2);
    assertThat(half.hasFreeSlotFor(time, clock.instant())).as("one of two").isTrue();

    NodeStatus full = half.next(rendering(2, 2), clock.instant());
    assertThat(full.hasFreeSlotFor(Duration.ZERO, clock.instant())).isFalse();
    clock.tickSeconds(9);
    NodeStatus again = full.next(rendering(2, 1), clock.instant());
    assertThat(again.hasFreeSlotFor(time, clock.instant())).isFalse();
    clock.tick(time);
    assertThat(again.hasFreeSlotFor(time, clock.instant())).isTrue();
  }

  @Test
  void isOfflineAndWithoutWorkWhenItFallsSilent() {
    NodeStatus busy = idle.next(rendering(2, 1), clock.instant());
    clock.tickSeconds(20);

    NodeStatus gone = busy.silent(clock.instant());

    assertThat(gone)
        .isEqualTo(
            new NodeStatus(
                new Heartbeat("node-1", NodeState.OFFLINE, 2, "3.4.1", 8, 16_384, List.of()),
                start,
                clock.instant()));
    assertThat(gone.takesWork()).isFalse();
  }

  @Test
  void isRememberedAsOfflineAfterARestart() {
    NodeStatus remembered = new Node(idle, Duty.WORK).remembered();

    assertThat(remembered.name()).isEqualTo("node-1");
    assertThat(remembered.state()).isEqualTo(NodeState.OFFLINE);
    assertThat(remembered.lastSeen()).isEqualTo(start);
    assertThat(remembered.heartbeat().slots()).isEqualTo(1);
    assertThat(remembered.heartbeat().blenderVersion()).isEqualTo("3.4.1");
    assertThat(remembered.heartbeat().cores()).isEqualTo(2);
    assertThat(remembered.heartbeat().memoryMiB()).isEqualTo(4096);
  }

  private NodeStatus status(NodeState state) {
    return new NodeStatus(heartbeat(state), start, start);
  }

  private static Heartbeat heartbeat(NodeState state) {
    return new Heartbeat("node-1", state, 1, "3.4.1", 2, 4096, List.of());
  }

  private static Heartbeat rendering(int slots, int busy) {
    Heartbeat.Work work = new Heartbeat.Work(uuid(1), uuid(2), uuid(3), 7, 0.5, null, null);
    return new Heartbeat(
        "node-1", NodeState.RENDERING, slots, "3.4.1", 8, 16_384, Collections.nCopies(busy, work));
  }

  private static UUID uuid(int number) {
    return new UUID(0, number);
  }
}
