package farm.rendezvous.orchestrator.nodes.entity;

import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.NodeState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A node's last heartbeat and what follows from it.
 *
 * @param since when it came into its present state
 * @param freeSince each heartbeat from this one on has told of a free slot, if the last one has
 */
public record NodeStatus(Heartbeat heartbeat, Instant lastSeen, Instant since, Instant freeSince) {

  /**
   * Of what was not known before.
   *
   * @param since when it came into its state, and had a slot free if it has one
   */
  public NodeStatus(Heartbeat heartbeat, Instant lastSeen, Instant since) {
    this(heartbeat, lastSeen, since, since);
  }

  public String name() {
    return heartbeat.node();
  }

  public NodeState state() {
    return heartbeat.state();
  }

  /** Whether it takes batches, now or after the one that it renders. */
  public boolean takesWork() {
    return state() == NodeState.IDLE || state() == NodeState.RENDERING;
  }

  /** Whether it has all these tags. */
  public boolean has(Tags required) {
    return required.areAmong(heartbeat.tags());
  }

  /** The batches that it renders at the same time; none while it takes none. */
  public int offeredSlots() {
    return takesWork() ? heartbeat.slots() : 0;
  }

  /** The slots of {@link #offeredSlots} that hold no attempt. */
  public int freeSlots() {
    return Math.max(0, offeredSlots() - heartbeat.work().size());
  }

  /** Whether it has had a free slot for that long; one that a job by hand takes is not told of. */
  public boolean hasFreeSlotFor(Duration time, Instant now) {
    boolean byHand = state() == NodeState.RENDERING && heartbeat.work().isEmpty();
    return !byHand && freeSlots() > 0 && !freeSince.plus(time).isAfter(now);
  }

  /** The next heartbeat of the same node. */
  public NodeStatus next(Heartbeat heard, Instant now) {
    return new NodeStatus(
        heard, now, heard.state() == state() ? since : now, freeSlots() > 0 ? freeSince : now);
  }

  /** It has not been heard for too long. */
  public NodeStatus silent(Instant now) {
    Heartbeat gone =
        new Heartbeat(
            name(),
            NodeState.OFFLINE,
            heartbeat.slots(),
            heartbeat.blenderVersion(),
            heartbeat.cores(),
            heartbeat.memoryMiB(),
            List.of(),
            heartbeat.tags());
    return new NodeStatus(gone, lastSeen, now);
  }
}
