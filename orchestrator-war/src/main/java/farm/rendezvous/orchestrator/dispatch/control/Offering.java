package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.jobs.control.FrameSets;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Decides what lies in the broker's queue: about two batches for each slot and no more, because
 * what is still here can be re-ordered, paused, cut to another size or canceled.
 */
@ApplicationScoped
public class Offering {

  /** Claims and reports of the same job wait for a refill, so it takes them in parts. */
  public static final int MOST_AT_ONCE = 200;

  private static final int OFFERS_PER_SLOT = 2;

  /** An offer that no idle node has claimed after this long may be lost. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * What is to be sent, now that the books say so.
   *
   * @param avoid nodes that should not take it
   * @param priority the job's, 0 to 100
   */
  public record Offered(BatchOffer offer, List<String> avoid, int priority) {}

  /**
   * What {@link #refill} has found.
   *
   * @param nothingLeft whether nothing lies in the queue, and nothing can be put there
   */
  public record Refill(List<Offered> offers, boolean nothingLeft) {}

  private final Ledger ledger;
  private final Backlog backlog;
  private final FrameSets frameSets;
  private final NodeRegistry nodes;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Offering() {
    this(null, null, null, null, null);
  }

  @Inject
  Offering(Ledger ledger, Backlog backlog, FrameSets frameSets, NodeRegistry nodes, Clock clock) {
    this.ledger = ledger;
    this.backlog = backlog;
    this.frameSets = frameSets;
    this.nodes = nodes;
    this.clock = clock;
  }

  /**
   * Fills the queue up, with {@link #MOST_AT_ONCE} offers at most. They are to be sent, in this
   * order, once this has committed. One call at a time, so that no two hand out the same batch.
   */
  @Transactional
  public Refill refill() {
    Instant now = clock.instant();
    List<NodeStatus> takers = nodes.takingWork();
    if (takers.isEmpty()) {
      return new Refill(List.of(), false);
    }
    int slots = takers.stream().mapToInt(NodeStatus::offeredSlots).sum();
    UnderWay underWay = backlog.underWay();
    List<UUID> turns = turns(underWay, slots * OFFERS_PER_SLOT, now);
    Map<UUID, Integer> wanted = new HashMap<>();
    turns.forEach(job -> wanted.merge(job, 1, Integer::sum));
    Map<UUID, Deque<Offered>> made = new HashMap<>();
    ledger
        .lock(wanted.keySet())
        .forEach((id, job) -> made.put(id, offersOf(job, wanted.getOrDefault(id, 0), takers, now)));
    List<Offered> offers = new ArrayList<>();
    for (UUID job : turns) {
      Offered next = made.getOrDefault(job, new ArrayDeque<>()).poll();
      if (next != null) {
        offers.add(next);
      }
    }
    return new Refill(offers, underWay.queued() == 0);
  }

  private List<UUID> turns(UnderWay underWay, int limit, Instant now) {
    boolean full = underWay.queued() >= limit;
    int above = full ? underWay.leastUrgent() : Integer.MIN_VALUE;
    return new Turns(
            backlog.candidates(now, above, underWay),
            underWay,
            job -> backlog.waitingNow(job, now, MOST_AT_ONCE))
        .take(limit, MOST_AT_ONCE);
  }

  private Deque<Offered> offersOf(Job job, int wanted, List<NodeStatus> takers, Instant now) {
    Deque<Offered> offers = new ArrayDeque<>();
    if (!job.state().isRenderable()) {
      return offers;
    }
    if (job.mayHaveWaiting(now)) {
      List<Batch> waiting = backlog.waiting(job.id(), now, wanted);
      waiting.forEach(batch -> offers.add(offer(batch, job, takers, now)));
      if (waiting.size() < wanted) {
        job.nextBatchWaits(backlog.nextWaiting(job.id(), now).orElse(null));
      }
    }
    while (offers.size() < wanted && job.hasUncutFrames()) {
      offers.add(offer(cut(job, now), job, takers, now));
    }
    return offers;
  }

  private Batch cut(Job job, Instant now) {
    List<Integer> frames = job.cutFrames(frameSets.of(job));
    Batch batch = new Batch(job.id(), frames, now, List.of());
    ledger.add(batch);
    frames.forEach(frame -> ledger.add(new Frame(job.id(), frame, batch.id())));
    return batch;
  }

  private static Offered offer(Batch batch, Job job, List<NodeStatus> takers, Instant now) {
    if (takers.stream().allMatch(node -> avoids(batch, node))) {
      batch.avoidNobody();
    }
    batch.offered(now, job.priority());
    return new Offered(batch.offer(), batch.avoided(), job.priority());
  }

  private static boolean avoids(Batch batch, NodeStatus node) {
    return batch.avoided().contains(node.name());
  }

  /**
   * Offers again what nobody claimed though someone idles who could have. The offers are to be sent
   * once this has committed.
   */
  @Transactional
  public List<Offered> repeatOverdue() {
    Instant now = clock.instant();
    List<NodeStatus> takers = nodes.takingWork();
    if (takers.isEmpty()) {
      return List.of();
    }
    List<NodeStatus> idle = takers.stream().filter(node -> node.isIdleFor(PATIENCE, now)).toList();
    Map<Batch, UUID> overdue = new LinkedHashMap<>();
    for (Batch batch : backlog.offeredBefore(now.minus(PATIENCE), idle.isEmpty())) {
      boolean someoneIdles = idle.stream().anyMatch(node -> !avoids(batch, node));
      boolean nobodyMay = takers.stream().allMatch(node -> avoids(batch, node));
      if (batch.isOverdue(now, PATIENCE) && (someoneIdles || nobodyMay)) {
        overdue.put(batch, batch.jobId());
      }
    }
    Map<UUID, Job> jobs = ledger.lock(overdue.values());
    List<Offered> repeated = new ArrayList<>();
    overdue.forEach(
        (batch, id) -> {
          Job job = jobs.get(id);
          if (job != null && ledger.isStillOffered(batch)) {
            repeated.add(offer(batch, job, takers, now));
          }
        });
    return repeated;
  }
}
