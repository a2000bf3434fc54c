package farm.rendezvous.orchestrator.nodes.control;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.http.Page;
import farm.rendezvous.orchestrator.nodes.entity.Duty;
import farm.rendezvous.orchestrator.nodes.entity.Node;
import farm.rendezvous.orchestrator.nodes.entity.NodeLost;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import farm.rendezvous.orchestrator.nodes.entity.NodesChanged;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Every node that was ever heard, with its last heartbeat. */
@ApplicationScoped
public class NodeRegistry {

  /** A node that is silent for this long is offline. */
  static final Duration OFFLINE_AFTER = Duration.ofSeconds(15);

  private static final Set<NodeState> RESTING =
      EnumSet.of(NodeState.DRAINING, NodeState.PAUSED, NodeState.OFFLINE);

  private static final Duration WRITTEN_EVERY = Duration.ofSeconds(30);

  private static final System.Logger LOG = System.getLogger(NodeRegistry.class.getName());

  private final Map<String, NodeStatus> known = new ConcurrentHashMap<>();
  private final Map<String, NodeStatus> written = new ConcurrentHashMap<>();
  private final Map<String, Duty> duties = new ConcurrentHashMap<>();
  private final Map<String, Instant> assigned = new ConcurrentHashMap<>();
  private final EntityManager books;
  private final Clock clock;
  private final Hearing hearing;
  private final Event<NodesChanged> changes;
  private final Event<NodeLost> losses;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected NodeRegistry() {
    this(null, null, null, null, null);
  }

  @Inject
  public NodeRegistry(
      EntityManager books,
      Clock clock,
      Hearing hearing,
      Event<NodesChanged> changes,
      Event<NodeLost> losses) {
    this.books = books;
    this.clock = clock;
    this.hearing = hearing;
    this.changes = changes;
    this.losses = losses;
  }

  /** Remembers the nodes of earlier runs, as offline. */
  @Transactional
  public void load() {
    books
        .createQuery("select n from Node n", Node.class)
        .getResultStream()
        .forEach(
            node -> {
              known.putIfAbsent(node.name(), node.remembered());
              duties.putIfAbsent(node.name(), node.duty());
            });
  }

  /** Takes in what a node says of itself. */
  public void heard(Heartbeat heartbeat) {
    NodeStatus before = known.get(heartbeat.node());
    NodeStatus now =
        before == null
            ? new NodeStatus(heartbeat, clock.instant(), clock.instant())
            : before.next(heartbeat, clock.instant());
    known.put(now.name(), now);
    changed(before, now);
  }

  /** Marks as offline who has been silent for too long. */
  public void findSilent() {
    for (NodeStatus status : all()) {
      if (status.state() != NodeState.OFFLINE
          && hearing.silenceOfNode(status.lastSeen()).compareTo(OFFLINE_AFTER) > 0) {
        NodeStatus silent = status.silent(clock.instant());
        if (known.replace(status.name(), status, silent)) {
          changed(status, silent);
          losses.fire(new NodeLost(silent));
        }
      }
    }
  }

  /**
   * Writes down who is there, all in one transaction: who came, went or changed at once, and when
   * the others were last seen from time to time.
   */
  @Transactional
  public void write() {
    known.values().stream().filter(this::isToBeWritten).forEach(this::write);
  }

  /** All nodes, by name. */
  public List<NodeStatus> all() {
    return known.values().stream().sorted(Comparator.comparing(NodeStatus::name)).toList();
  }

  /**
   * A part of them, by name.
   *
   * @param after only those behind this name; null for all
   */
  public Page<NodeStatus> page(@Nullable String after, int limit) {
    List<NodeStatus> found =
        all().stream()
            .filter(node -> after == null || node.name().compareTo(after) > 0)
            .limit(limit + 1L)
            .toList();
    return Page.of(found, limit, NodeStatus::name);
  }

  /** The nodes that take batches. */
  public List<NodeStatus> takingWork() {
    return known.values().stream().filter(NodeStatus::takesWork).toList();
  }

  /** How many slots hold an attempt at the job, going by the last heartbeats. */
  public int slotsThatRender(UUID job) {
    return (int)
        known.values().stream()
            .flatMap(node -> node.heartbeat().work().stream())
            .filter(work -> work.jobId().equals(job))
            .count();
  }

  /** Whether the node has any tags. */
  public boolean hasTags(String node) {
    NodeStatus status = known.get(node);
    return status != null && !status.heartbeat().tags().isEmpty();
  }

  /** Whether the node has all these tags. */
  public boolean has(String node, Tags required) {
    NodeStatus status = known.get(node);
    return required.equals(Tags.NONE) || (status != null && status.has(required));
  }

  /** What a person wants of the node. */
  public Duty duty(String node) {
    return duties.getOrDefault(node, Duty.WORK);
  }

  /**
   * From now on that is what a person wants of the node; {@link #write} keeps it.
   *
   * @return whether there is such a node
   */
  public boolean assign(String node, Duty duty) {
    if (!known.containsKey(node)) {
      return false;
    }
    if (duties.put(node, duty) != duty) {
      assigned.put(node, clock.instant());
      written.remove(node);
      LOG.log(Level.INFO, "{0} is to {1}", node, duty.json());
    }
    return true;
  }

  private void changed(@Nullable NodeStatus before, NodeStatus now) {
    boolean slots = (before == null ? 0 : before.offeredSlots()) != now.offeredSlots();
    boolean idle = (before == null ? 0 : before.freeSlots()) < now.freeSlots();
    if (before != null && before.state() == now.state()) {
      if (idle) {
        changes.fire(new NodesChanged(false, true));
      }
      return;
    }
    try (LogContext lines = LogContext.open()) {
      lines.with(LogField.NODE, now.name());
      LOG.log(slots ? Level.INFO : Level.DEBUG, "{0} is {1}", now.name(), now.state().json());
    }
    if (before != null && isBackFromDraining(before, now)) {
      assign(now.name(), Duty.WORK);
    }
    changes.fire(new NodesChanged(slots, idle));
  }

  /**
   * Whether a node that was drained has been started again: it rested, or was away, because of
   * that, and a node that rests neither starts nor is idle.
   */
  private boolean isBackFromDraining(NodeStatus before, NodeStatus now) {
    Instant told = assigned.getOrDefault(now.name(), Instant.EPOCH);
    return duty(now.name()) == Duty.DRAIN
        && RESTING.contains(before.state())
        && !before.since().isBefore(told)
        && (now.state() == NodeState.STARTING || now.state() == NodeState.IDLE);
  }

  private boolean isToBeWritten(NodeStatus now) {
    NodeStatus last = written.get(now.name());
    return last == null
        || last.offeredSlots() != now.offeredSlots()
        || !last.lastSeen().plus(WRITTEN_EVERY).isAfter(now.lastSeen());
  }

  private void write(NodeStatus now) {
    Node node = books.find(Node.class, now.name());
    if (node == null) {
      books.persist(new Node(now, duty(now.name())));
    } else {
      node.update(now, duty(now.name()));
    }
    written.put(now.name(), now);
  }
}
