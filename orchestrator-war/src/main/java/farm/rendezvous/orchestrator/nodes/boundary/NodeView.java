package farm.rendezvous.orchestrator.nodes.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.nodes.entity.Duty;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node as the API shows it.
 *
 * @param tags what it has, that jobs may require
 * @param duty what a person wants of it
 * @param work the attempts that it holds
 */
public record NodeView(
    String name,
    NodeState state,
    Duty duty,
    int slots,
    @Nullable String blenderVersion,
    int cores,
    @JsonProperty("memoryMiB") long memoryMiB,
    List<String> tags,
    Instant lastSeen,
    List<WorkView> work) {

  /**
   * An attempt that a node holds.
   *
   * @param frame the one that Blender is at; null between frames
   * @param progress how much of it is rendered, 0 to 1; null while Blender has not said
   */
  public record WorkView(
      UUID job, UUID batch, UUID attempt, @Nullable Integer frame, @Nullable Double progress) {}

  /** Shows a node. */
  public static NodeView of(NodeStatus status, Duty duty) {
    Heartbeat heartbeat = status.heartbeat();
    return new NodeView(
        status.name(),
        status.state(),
        duty,
        heartbeat.slots(),
        heartbeat.blenderVersion(),
        heartbeat.cores(),
        heartbeat.memoryMiB(),
        heartbeat.tags(),
        status.lastSeen(),
        heartbeat.work().stream()
            .map(
                work ->
                    new WorkView(
                        work.jobId(),
                        work.batchId(),
                        work.attemptId(),
                        work.frame(),
                        work.progress()))
            .toList());
  }

  /** Whether it shows the same, but for when the node was last seen. */
  public boolean saysTheSameAs(@Nullable NodeView other) {
    return other != null && seenAt(other.lastSeen).equals(other);
  }

  private NodeView seenAt(Instant moment) {
    return new NodeView(
        name, state, duty, slots, blenderVersion, cores, memoryMiB, tags, moment, work);
  }
}
