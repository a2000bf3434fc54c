package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.Claim;
import farm.rendezvous.orchestrator.dispatch.control.Backlog.Queued;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What claims made together may be granted. A claim is a free slot; the batch that it names is what
 * its message was sent for, and another one in the queue may have become more urgent since, or be
 * of an equally urgent job that has had less. Then that one is granted, and its message is good for
 * what was not. All jobs of these are locked.
 */
final class Tickets {

  /** Some of the batches in the queue may have to avoid the nodes that claim. */
  private static final int NOT_FOR_ALL = 10;

  private static final int ANY = -1;

  private final Ledger ledger;
  private final Suitability suitability;
  private final Rivalry rivalry;
  private final Map<UUID, Queued> queue = new LinkedHashMap<>();
  private final Map<UUID, Job> jobs;

  /** Reads, then locks. */
  Tickets(
      List<Claim> claims,
      Ledger ledger,
      Backlog backlog,
      Suitability suitability,
      Rivalry rivalry) {
    this.ledger = ledger;
    this.suitability = suitability;
    this.rivalry = rivalry;
    Set<UUID> toLock = new HashSet<>();
    Set<Integer> priorities = new HashSet<>();
    int above = Integer.MAX_VALUE;
    for (Claim claim : claims) {
      Optional<Queued> found = backlog.queued(claim.batchId());
      if (found.isPresent()) {
        toLock.add(found.get().job());
        priorities.add(found.get().priority());
        above = Math.min(above, found.get().mayGo() ? found.get().priority() : ANY);
      }
    }
    int most = claims.size() + NOT_FOR_ALL;
    boolean tagged = claims.stream().anyMatch(claim -> suitability.hasTags(claim.node()));
    backlog.queuedAbove(above, tagged, most).forEach(one -> queue.put(one.batch(), one));
    for (int priority : priorities) {
      for (UUID job : rivalry.rivals(priority, most)) {
        backlog.queuedOf(job, priority, most).forEach(one -> queue.put(one.batch(), one));
      }
    }
    queue.values().forEach(one -> toLock.add(one.job()));
    jobs = ledger.lock(toLock);
  }

  /** A job of one of these batches. */
  Optional<Job> job(UUID id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /**
   * Takes the batch out of the queue that this node is to have.
   *
   * @param named the batch that it claims, if it may have that; null if it is to have any other
   * @return the one that it names if none has a better right; empty if there is none for it
   */
  Optional<Batch> take(@Nullable Batch named, String node) {
    if (queue.isEmpty()) {
      return Optional.ofNullable(named);
    }
    List<UUID> turns = rivalry.leastServedFirst(jobsThatCompete(named));
    Comparator<Queued> rights =
        Comparator.comparing(Queued::priority)
            .reversed()
            .thenComparing(one -> turns.indexOf(one.job()));
    Queued own = named == null ? null : new Queued(named);
    for (Queued next : queue.values().stream().sorted(rights).toList()) {
      if (own != null && rights.compare(next, own) >= 0) {
        break;
      }
      Optional<Batch> batch = ledger.batch(next.batch()).filter(found -> isFor(node, found));
      if (batch.isPresent()) {
        queue.remove(next.batch());
        return batch;
      }
    }
    return Optional.ofNullable(named);
  }

  private List<UUID> jobsThatCompete(@Nullable Batch named) {
    List<UUID> all = new ArrayList<>();
    if (named != null) {
      all.add(named.jobId()); // the first of equals
    }
    queue.values().forEach(one -> all.add(one.job()));
    return all;
  }

  private boolean isFor(String node, Batch batch) {
    return batch.state() == BatchState.OFFERED
        && job(batch.jobId())
            .filter(job -> job.state().isRenderable())
            .filter(job -> suitability.isFor(node, job, batch.avoided()))
            .isPresent();
  }
}
