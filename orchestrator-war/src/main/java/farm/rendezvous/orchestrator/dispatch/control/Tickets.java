package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.Claim;
import farm.rendezvous.orchestrator.dispatch.control.Backlog.Queued;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What claims made together may be granted: the batches that they name, and those in the queue that
 * have a better right, because they are more urgent or of an equally urgent job that was served
 * less. All jobs of these are locked.
 */
final class Tickets {

  /** Some of the batches in the queue may have to avoid the nodes that claim. */
  private static final int NOT_FOR_ALL = 10;

  private final Ledger ledger;
  private final Suitability suitability;
  private final Rivalry rivalry;
  private final ReadAhead ahead;
  private final Map<UUID, Queued> queue = new LinkedHashMap<>();
  private final Set<UUID> attempts;
  private final Map<UUID, Job> jobs;
  private final Map<UUID, ToRender> toRender;

  /** Reads, locks, and reads what may not change until then. */
  Tickets(
      List<Claim> claims,
      Ledger ledger,
      ReadAhead ahead,
      Backlog backlog,
      Suitability suitability,
      Rivalry rivalry) {
    this.ledger = ledger;
    this.ahead = ahead;
    this.suitability = suitability;
    this.rivalry = rivalry;
    Map<UUID, UUID> known =
        ledger.jobsOfAttempts(claims.stream().map(Claim::attemptId).collect(Collectors.toSet()));
    attempts = known.keySet();
    Set<UUID> toLock = new HashSet<>(known.values());
    Set<Integer> priorities = new HashSet<>();
    Set<UUID> named = claims.stream().map(Claim::batchId).collect(Collectors.toSet());
    for (Queued batch : backlog.queued(named)) {
      toLock.add(batch.job());
      priorities.add(batch.priority());
    }
    int most = claims.size() + NOT_FOR_ALL;
    int least = priorities.stream().min(Integer::compare).orElse(Integer.MAX_VALUE);
    boolean tagged = claims.stream().anyMatch(claim -> suitability.hasTags(claim.node()));
    backlog.queuedAbove(least, tagged, most).forEach(this::put);
    for (int priority : priorities) {
      List<UUID> rivals = rivalry.rivals(priority, most);
      for (UUID job : rivals) {
        backlog.queuedOf(job, priority, most / rivals.size()).forEach(this::put);
      }
    }
    queue.values().forEach(one -> toLock.add(one.job()));
    jobs = ledger.lock(toLock);
    toRender =
        ahead.toRender(
            ahead.batches(named).stream()
                .filter(batch -> batch.state() == BatchState.OFFERED)
                .map(Batch::id)
                .toList());
  }

  private void put(Queued batch) {
    queue.put(batch.id(), batch);
  }

  /** Those that were granted something before, maybe of another job than they name. */
  Set<UUID> knownAttempts() {
    return attempts;
  }

  /** A job of one of these batches or attempts. */
  Optional<Job> job(UUID id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /** What is to be rendered of the batch. It is granted now: its frames are asked for once. */
  ToRender toRender(Batch batch) {
    ToRender known = toRender.remove(batch.id());
    return known != null
        ? known
        : ahead.toRender(List.of(batch.id())).getOrDefault(batch.id(), ToRender.nothing());
  }

  /** Takes the batch out of the queue that this node is to have instead of the one it names. */
  Optional<Batch> better(Batch than, String node) {
    if (queue.isEmpty()) {
      return Optional.empty();
    }
    Queued named = new Queued(than.id(), than.jobId(), than.priority());
    List<UUID> turns =
        rivalry.leastServedFirst(
            Stream.concat(Stream.of(named), queue.values().stream()).map(Queued::job).toList());
    Map<UUID, Integer> places =
        IntStream.range(0, turns.size()).boxed().collect(Collectors.toMap(turns::get, i -> i));
    Comparator<Queued> rights =
        Comparator.comparing(Queued::priority)
            .reversed()
            .thenComparing(one -> places.getOrDefault(one.job(), 0));
    for (Queued next : queue.values().stream().sorted(rights).toList()) {
      if (rights.compare(next, named) >= 0) {
        return Optional.empty();
      }
      Optional<Batch> batch = ledger.batch(next.id()).filter(found -> isFor(node, found));
      if (batch.isPresent()) {
        queue.remove(next.id());
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
