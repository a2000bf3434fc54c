package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.control.Backlog.Candidate;
import farm.rendezvous.orchestrator.dispatch.control.FairShare.Contender;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Free slots that nothing in a full queue is for: their nodes are kept away from the jobs that fill
 * it, while others wait that they could render.
 */
@ApplicationScoped
class Overlooked {

  /** What lies in the queue for a free slot is taken in less than this. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Backlog backlog;
  private final Suitability suitability;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Overlooked() {
    this(null, null);
  }

  @Inject
  Overlooked(Backlog backlog, Suitability suitability) {
    this.backlog = backlog;
    this.suitability = suitability;
  }

  /**
   * What should go into the queue although it is full, one entry for each batch.
   *
   * @param takers the nodes that take batches
   * @param queued the jobs with batches in the queue
   * @param waiting what has something to hand out; asked for only if there is such a slot
   * @param lastTurn as {@link FairShare} wants it
   */
  List<Candidate> turns(
      List<NodeStatus> takers,
      Set<UUID> queued,
      Instant now,
      Supplier<List<Candidate>> waiting,
      ToLongFunction<UUID> lastTurn) {
    List<NodeStatus> free =
        takers.stream().filter(node -> node.hasFreeSlotFor(PATIENCE, now)).toList();
    if (free.isEmpty() || queued.isEmpty()) {
      return List.of();
    }
    List<Job> choosy = backlog.choosy(queued);
    if (choosy.size() < queued.size() || choosy.stream().noneMatch(Job::keepsAway)) {
      return List.of(); // there is something for every slot, or for none of its tags
    }
    Map<UUID, Set<String>> avoid = suitability.toAvoid(choosy);
    List<NodeStatus> overlooked =
        free.stream()
            .filter(node -> avoid.values().stream().allMatch(all -> all.contains(node.name())))
            .toList();
    return overlooked.isEmpty() ? List.of() : turns(overlooked, waiting.get(), lastTurn);
  }

  private List<Candidate> turns(
      List<NodeStatus> nodes, List<Candidate> waiting, ToLongFunction<UUID> lastTurn) {
    Map<UUID, Candidate> byJob =
        waiting.stream().collect(Collectors.toMap(one -> one.contender().job(), one -> one));
    Map<UUID, Set<String>> avoid =
        byJob.isEmpty() ? Map.of() : suitability.toAvoid(backlog.choosy(byJob.keySet()));
    List<Candidate> turns = new ArrayList<>();
    for (NodeStatus node : nodes) {
      FairShare share =
          new FairShare(
              byJob.values().stream()
                  .map(Candidate::contender)
                  .filter(one -> !avoid.getOrDefault(one.job(), Set.of()).contains(node.name()))
                  .map(
                      one ->
                          new Contender(
                              one.job(),
                              one.priority(),
                              one.submittedAt(),
                              one.outstanding() + times(turns, one.job())))
                  .toList(),
              lastTurn);
      for (int slot = 0; slot < node.freeSlots(); slot++) {
        Optional<UUID> next = share.next().map(Contender::job);
        next.ifPresent(share::served);
        next.map(byJob::get).ifPresent(turns::add);
      }
    }
    return turns;
  }

  private static long times(List<Candidate> turns, UUID job) {
    return turns.stream().filter(one -> one.contender().job().equals(job)).count();
  }
}
