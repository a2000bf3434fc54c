package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.Heartbeat.Work;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds work for free slots when nothing is left to hand out: the attempts that have the most
 * before them share it, half and half, until what is left is not worth the way. It goes by what
 * heartbeats say; the attempt's node decides what there is to share. One call at a time.
 */
@ApplicationScoped
public class Balancing {

  /** Frames that take less than this, all together, are rendered sooner where they are. */
  static final Duration WORTH_THE_WAY = Duration.ofMillis(200);

  /** An order that has not filled the slot after this long was lost. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /** So long after an order what it was to share is in the queue, if there was something. */
  static final Duration WAY_OF_A_FRAME = Duration.ofMillis(150);

  /** An attempt that is to share. */
  public record Share(String node, UUID attempt) {}

  /** Asked for a free slot of a node. */
  private record Asked(String forNode, UUID attempt, Instant when) {
    boolean isOver(Instant now, Collection<NodeStatus> nodes) {
      Duration age = Duration.between(when, now);
      return age.compareTo(PATIENCE) >= 0
          || (age.compareTo(WAY_OF_A_FRAME) >= 0 && nodes.stream().anyMatch(this::hasComeTooLate));
    }

    /** What was to be shared had just been begun: the node has said since that nothing is left. */
    private boolean hasComeTooLate(NodeStatus node) {
      return node.lastSeen().isAfter(when)
          && node.heartbeat().work().stream()
              .anyMatch(
                  work ->
                      work.attemptId().equals(attempt)
                          && Objects.requireNonNullElse(work.waiting(), 0) == 0);
    }
  }

  private record Holder(String node, UUID job, UUID attempt, double waitingSeconds) {
    Holder half() {
      return new Holder(node, job, attempt, waitingSeconds / 2);
    }
  }

  /** The nodes that are not to render a job; a job that any node may render may be left out. */
  public interface ToAvoid {
    /** For each of these jobs. */
    Map<UUID, Set<String>> by(Set<UUID> jobs);
  }

  private final Clock clock;
  private final List<Asked> asked = new ArrayList<>();

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Balancing() {
    this(null);
  }

  @Inject
  Balancing(Clock clock) {
    this.clock = clock;
  }

  /**
   * Which attempts are to share now, one entry for each free slot at most.
   *
   * @param queued what the batches require that lie in the queue: nodes that can have one of these
   *     get it soon
   */
  public List<Share> shares(Collection<NodeStatus> nodes, Set<Tags> queued, ToAvoid toAvoid) {
    Instant now = clock.instant();
    asked.removeIf(each -> each.isOver(now, nodes));
    List<NodeStatus> free =
        nodes.stream()
            .filter(node -> node.freeSlots() > 0 && queued.stream().noneMatch(node::has))
            .toList();
    List<Holder> holders = free.isEmpty() ? new ArrayList<>() : holders(nodes);
    Map<UUID, Set<String>> avoided =
        holders.isEmpty()
            ? Map.of()
            : toAvoid.by(holders.stream().map(Holder::job).collect(Collectors.toSet()));
    List<Share> shares = new ArrayList<>();
    for (NodeStatus node : free) {
      for (int slot = underWayTo(node); slot < node.freeSlots(); slot++) {
        Holder most =
            holders.stream()
                .filter(holder -> !avoided.getOrDefault(holder.job, Set.of()).contains(node.name()))
                .max(Comparator.comparingDouble(Holder::waitingSeconds))
                .orElse(null);
        if (most == null) {
          break;
        }
        holders.remove(most);
        shares.add(new Share(most.node, most.attempt));
        asked.add(new Asked(node.name(), most.attempt, now));
        if (isWorthTheWay(most.half().waitingSeconds)) {
          holders.add(most.half());
        }
      }
    }
    return shares;
  }

  /** How many shares the node should soon get; when it got something it is not free any more. */
  private int underWayTo(NodeStatus node) {
    return (int)
        asked.stream()
            .filter(each -> each.forNode.equals(node.name()) && !each.when.isBefore(node.since()))
            .count();
  }

  private List<Holder> holders(Collection<NodeStatus> nodes) {
    List<Holder> holders = new ArrayList<>();
    for (NodeStatus node : nodes) {
      for (Work work : node.heartbeat().work()) {
        if (hasMuch(work)) {
          holders.add(
              new Holder(node.name(), work.jobId(), work.attemptId(), waitingSeconds(work)));
        }
      }
    }
    return holders;
  }

  private boolean hasMuch(Work work) {
    return isWorthTheWay(waitingSeconds(work))
        && asked.stream().noneMatch(each -> each.attempt.equals(work.attemptId()));
  }

  /** Of frames about whose time nothing is known yet, each counts a second. */
  private static double waitingSeconds(Work work) {
    int waiting = Objects.requireNonNullElse(work.waiting(), 0);
    Double seconds = work.waitingSeconds();
    return waiting == 0 || seconds == null ? waiting : seconds;
  }

  private static boolean isWorthTheWay(double seconds) {
    return seconds * 1000 >= WORTH_THE_WAY.toMillis();
  }
}
