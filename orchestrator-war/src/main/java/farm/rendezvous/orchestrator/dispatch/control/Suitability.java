package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.jobs.control.Setbacks;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which nodes get the batches of a job: those that have its tags. A node that keeps failing the
 * job, or has failed just this batch, gets it only if there is no other.
 */
@ApplicationScoped
class Suitability {

  private final Setbacks setbacks;
  private final NodeRegistry nodes;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Suitability() {
    this(null, null);
  }

  @Inject
  Suitability(Setbacks setbacks, NodeRegistry nodes) {
    this.setbacks = setbacks;
    this.nodes = nodes;
  }

  /**
   * The nodes that are not to get a batch.
   *
   * @param failed the nodes that should rather not, as far as the batch itself knows
   */
  Set<String> toAvoid(Job job, Collection<String> failed) {
    Tags requires = job.schedule().requires();
    if (failed.isEmpty() && !job.keepsAway() && requires.equals(Tags.NONE)) {
      return Set.of();
    }
    Set<String> unfit = new HashSet<>();
    Set<String> fit = new HashSet<>();
    for (NodeStatus node : nodes.takingWork()) {
      (node.has(requires) ? fit : unfit).add(node.name());
    }
    Set<String> keptAway = new HashSet<>(setbacks.keptAway(job));
    Set<String> unwanted = new HashSet<>(failed);
    unwanted.addAll(keptAway);
    if (!unwanted.containsAll(fit)) {
      unfit.addAll(unwanted);
    } else if (!keptAway.containsAll(fit)) {
      unfit.addAll(keptAway); // who claims is asked for no more than that
    }
    return unfit;
  }

  /** The same of whatever batch, for each of these jobs. */
  Map<UUID, Set<String>> toAvoid(Collection<Job> jobs) {
    return jobs.stream().collect(Collectors.toMap(Job::id, job -> toAvoid(job, List.of())));
  }

  /** Whether the node may get what requires tags at all. */
  boolean hasTags(String node) {
    return nodes.hasTags(node);
  }

  /** Whether a node may get a batch of the job. */
  boolean isFor(String node, Job job, List<String> failed) {
    return nodes.has(node, job.schedule().requires()) && !toAvoid(job, failed).contains(node);
  }
}
