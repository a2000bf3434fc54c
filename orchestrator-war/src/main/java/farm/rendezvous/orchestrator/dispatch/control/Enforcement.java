package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.NodeState;
import farm.rendezvous.messages.Order;
import farm.rendezvous.messages.Order.OfAttempt;
import farm.rendezvous.messages.Order.OfNode;
import farm.rendezvous.messages.Order.Wish;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.Duty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What nodes have to do so that jobs which are to be paused or canceled are, and what people want
 * of the nodes themselves. Orders may get lost, so this is to be asked and said again until nothing
 * comes of it any more.
 */
@ApplicationScoped
public class Enforcement {

  private static final Set<NodeState> RESTING = EnumSet.of(NodeState.DRAINING, NodeState.PAUSED);

  /** To a node. */
  public record Instruction(String node, Order order) {}

  private final Standings standings;
  private final Ledger ledger;
  private final NodeRegistry nodes;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Enforcement() {
    this(null, null, null);
  }

  @Inject
  Enforcement(Standings standings, Ledger ledger, NodeRegistry nodes) {
    this.standings = standings;
    this.ledger = ledger;
    this.nodes = nodes;
  }

  /** All that is to be said now. */
  @Transactional
  public List<Instruction> instructions() {
    return Stream.concat(toStopJobs(), toNodes()).toList();
  }

  private Stream<Instruction> toStopJobs() {
    return standings.stopping().entrySet().stream()
        .flatMap(
            job ->
                ledger.runningAttempts(job.getKey()).stream()
                    .map(attempt -> new Instruction(attempt.node(), order(attempt.id(), job))));
  }

  /** To those that do not do what is wanted of them yet. */
  private Stream<Instruction> toNodes() {
    return nodes.all().stream()
        .flatMap(
            node -> {
              boolean rests = RESTING.contains(node.state());
              boolean isToWork = nodes.duty(node.name()) == Duty.WORK;
              return node.state() == NodeState.OFFLINE || isToWork != rests
                  ? Stream.empty()
                  : Stream.of(new Instruction(node.name(), new OfNode(isToWork)));
            });
  }

  private static OfAttempt order(UUID attempt, Map.Entry<UUID, JobState> job) {
    return job.getValue() == JobState.CANCEL_REQUESTED
        ? new OfAttempt(attempt, Wish.STOP, "the job is canceled")
        : new OfAttempt(attempt, Wish.YIELD, "the job is paused");
  }
}
