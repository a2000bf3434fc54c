package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.Claim;
import farm.rendezvous.orchestrator.dispatch.control.Backlog.Queued;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What claims made together may be granted: the batches that they name, and what is in the queue
 * and more urgent. All jobs of these are locked.
 */
final class Tickets {

  /** Some of the urgent batches may have to avoid the nodes that claim. */
  private static final int NOT_FOR_ALL = 10;

  private final Ledger ledger;
  private final Suitability suitability;
  private final List<Queued> urgent;
  private final Map<UUID, Job> jobs;

  /** Reads, then locks. */
  Tickets(List<Claim> claims, Ledger ledger, Backlog backlog, Suitability suitability) {
    this.ledger = ledger;
    this.suitability = suitability;
    Set<UUID> toLock = new HashSet<>();
    int least = Integer.MAX_VALUE;
    for (Claim claim : claims) {
      Optional<Queued> found = backlog.queued(claim.batchId());
      if (found.isPresent()) {
        toLock.add(found.get().job());
        least = Math.min(least, found.get().priority());
      }
    }
    boolean tagged = claims.stream().anyMatch(claim -> suitability.hasTags(claim.node()));
    urgent = new ArrayList<>(backlog.queuedAbove(least, tagged, claims.size() + NOT_FOR_ALL));
    urgent.forEach(one -> toLock.add(one.job()));
    jobs = ledger.lock(toLock);
  }

  /** A job of one of these batches. */
  Optional<Job> job(UUID id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /** Takes the most urgent batch that is more urgent than this one, and for this node. */
  Optional<Batch> moreUrgent(Batch than, String node) {
    for (Iterator<Queued> all = urgent.iterator(); all.hasNext(); ) {
      Queued next = all.next();
      if (next.priority() <= than.priority()) {
        return Optional.empty();
      }
      Optional<Batch> batch = ledger.batch(next.batch()).filter(found -> isFor(node, found));
      if (batch.isPresent()) {
        all.remove();
        return batch;
      }
    }
    return Optional.empty();
  }

  private boolean isFor(String node, Batch batch) {
    return batch.state() == BatchState.OFFERED
        && job(batch.jobId())
            .filter(job -> job.state().isRenderable())
            .filter(job -> suitability.isFor(node, job, batch.avoided()))
            .isPresent();
  }
}
