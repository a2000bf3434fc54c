package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.Heartbeat.Work;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node with one slot that renders by letting time pass, and tells of it as a real one does. */
final class SimulatedSlot {

  private static final UUID JOB = new UUID(0, 1);
  private static final Duration BETWEEN_HEARTBEATS = Duration.ofSeconds(1);

  private final String name;
  private final double slowness;
  private final Deque<Duration> waiting = new ArrayDeque<>();
  private UUID attempt = UUID.randomUUID();
  private @Nullable Instant frameEnds;
  private @Nullable Instant lastEnd;
  private Duration rendered = Duration.ZERO;
  private int frames;
  private NodeStatus status;

  /**
   * One that has nothing to do.
   *
   * @param slowness how much longer than the fastest it takes for a frame, 1 or more
   */
  SimulatedSlot(String name, double slowness, Instant now) {
    this.name = name;
    this.slowness = slowness;
    this.status = new NodeStatus(heartbeat(), now, now);
  }

  /** Begins with a batch: how long its frames take. */
  void take(List<Duration> batch, Instant now) {
    attempt = UUID.randomUUID();
    rendered = Duration.ZERO;
    frames = 0;
    waiting.addAll(batch);
    next(now);
    tell(now);
  }

  /** Lets time pass until now. */
  void render(Instant now) {
    if (frameEnds != null && !frameEnds.isAfter(now)) {
      lastEnd = frameEnds;
      frames++;
      next(frameEnds);
      if (frameEnds == null) {
        tell(now);
      }
    }
    if (!status.lastSeen().plus(BETWEEN_HEARTBEATS).isAfter(now)) {
      tell(now);
    }
  }

  /** Half of what is not begun, rounded up, as the reins of an attempt have it. */
  List<Duration> giveBack(UUID asked) {
    Deque<Duration> given = new ArrayDeque<>();
    for (int n = asked.equals(attempt) ? (waiting.size() + 1) / 2 : 0; n > 0; n--) {
      given.addFirst(waiting.removeLast());
    }
    return List.copyOf(given);
  }

  boolean isFree() {
    return frameEnds == null;
  }

  /** As the orchestrator knows it. */
  NodeStatus status() {
    return status;
  }

  /** When its last frame ended. */
  Instant lastEnd() {
    return lastEnd == null ? Instant.EPOCH : lastEnd;
  }

  private void next(Instant now) {
    Duration cost = waiting.poll();
    frameEnds = cost == null ? null : now.plusNanos(Math.round(cost.toNanos() * slowness));
    rendered = cost == null ? rendered : rendered.plusNanos(Math.round(cost.toNanos() * slowness));
  }

  /** Has a heartbeat heard. */
  void tell(Instant now) {
    status = status.next(heartbeat(), now);
  }

  private Heartbeat heartbeat() {
    Double each = frames == 0 ? null : rendered.toNanos() / 1e9 / frames;
    List<Work> work =
        isFree()
            ? List.of()
            : List.of(
                new Work(
                    JOB,
                    JOB,
                    attempt,
                    1,
                    null,
                    waiting.size(),
                    each == null ? null : each * waiting.size()));
    NodeState state = isFree() ? NodeState.IDLE : NodeState.RENDERING;
    return new Heartbeat(name, state, 1, "3.4.1", 2, 8_192, work);
  }
}
