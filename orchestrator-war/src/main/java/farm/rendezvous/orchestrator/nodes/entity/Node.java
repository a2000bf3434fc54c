package farm.rendezvous.orchestrator.nodes.entity;

import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.NodeState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A render node as it last described itself; it survives restarts of the orchestrator. */
@Entity
@SuppressWarnings("UnusedVariable") // columns
public class Node {

  @Id private String name;

  @Enumerated(EnumType.STRING)
  private NodeState state;

  private int slots;

  @Column(name = "blender_version")
  private @Nullable String blenderVersion;

  private int cores;

  @Column(name = "memory_mib")
  private long memoryMiB;

  @Column(name = "last_seen")
  private Instant lastSeen;

  @Enumerated(EnumType.STRING)
  private Duty duty;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Node() {}

  public Node(NodeStatus status, Duty duty) {
    this.name = status.heartbeat().node();
    update(status, duty);
  }

  /** Takes over what the node says of itself, and what a person wants of it. */
  public final void update(NodeStatus status, Duty wanted) {
    duty = wanted;
    Heartbeat heartbeat = status.heartbeat();
    state = heartbeat.state();
    slots = heartbeat.slots();
    blenderVersion = heartbeat.blenderVersion();
    cores = heartbeat.cores();
    memoryMiB = heartbeat.memoryMiB();
    lastSeen = status.lastSeen();
  }

  public String name() {
    return name;
  }

  /** What a person wants of it. */
  public Duty duty() {
    return duty;
  }

  /** What is known of the node before it is heard again: that it is not. */
  public NodeStatus remembered() {
    return new NodeStatus(
        new Heartbeat(
            name, NodeState.OFFLINE, slots, blenderVersion, cores, memoryMiB, java.util.List.of()),
        lastSeen,
        lastSeen);
  }
}
