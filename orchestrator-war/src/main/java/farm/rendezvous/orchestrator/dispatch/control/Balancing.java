package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.Heartbeat.Work;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.UUID;

/**
 * Finds work for free slots when nothing is left to hand out: the attempts that have the most
 * before them share it, half and half, until what is left is not worth the way. It goes by what
 * heartbeats say; the attempt's node decides what there is to share. One call at a time.
 */
@ApplicationScoped
public class Balancing {

  /** Frames that take less than this, all together, are rendered sooner where they are. */
  static final Duration WORTH_THE_WAY = Duration.ofMillis(200);

  /** An order that has not filled the slot after this long was lost, or came too late. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /** An attempt that is to share. */
  public record Share(String node, UUID attempt) {}

  /** Asked for a free slot of a node. */
  private record Asked(String forNode, UUID attempt, Instant when) {}

  private record Holder(String node, UUID attempt, double waitingSeconds) {
    Holder half() {
      return new Holder(node, attempt, waitingSeconds / 2);
    }
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

  /** Which attempts are to share now, one entry for each free slot at most. */
  public List<Share> shares(Collection<NodeStatus> nodes) {
    Instant now = clock.instant();
    asked.removeIf(each -> !each.when.plus(PATIENCE).isAfter(now));
    List<NodeStatus> free = nodes.stream().filter(node -> node.freeSlots() > 0).toList();
    Queue<Holder> holders = free.isEmpty() ? new PriorityQueue<>() : holders(nodes);
    List<Share> shares = new ArrayList<>();
    for (NodeStatus node : free) {
      for (int slot = underWayTo(node); slot < node.freeSlots() && !holders.isEmpty(); slot++) {
        Holder most = holders.remove();
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

  private Queue<Holder> holders(Collection<NodeStatus> nodes) {
    Queue<Holder> holders =
        new PriorityQueue<>(Comparator.comparingDouble(Holder::waitingSeconds).reversed());
    for (NodeStatus node : nodes) {
      for (Work work : node.heartbeat().work()) {
        if (hasMuch(work)) {
          holders.add(new Holder(node.name(), work.attemptId(), waitingSeconds(work)));
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
