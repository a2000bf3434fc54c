package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.orchestrator.dispatch.control.FairShare.Contender;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Decides what lies in the broker's queue: about two batches for each slot and no more, because
 * what is still here can be re-ordered, paused, cut to another size or canceled.
 */
@ApplicationScoped
public class Offering {

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

  private final Ledger ledger;
  private final NodeRegistry nodes;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Offering() {
    this(null, null, null);
  }

  @Inject
  Offering(Ledger ledger, NodeRegistry nodes, Clock clock) {
    this.ledger = ledger;
    this.nodes = nodes;
    this.clock = clock;
  }

  /**
   * Fills the queue up. The offers returned are to be sent once this has committed. One call at a
   * time: it locks several jobs.
   */
  @Transactional
  public List<Offered> refill() {
    Instant now = clock.instant();
    List<NodeStatus> takers = nodes.takingWork();
    List<Batch> inQueue = ledger.offered();
    List<Offered> offers = new ArrayList<>(repeatOverdue(inQueue, takers, now));
    int slots = takers.stream().mapToInt(node -> node.heartbeat().slots()).sum();
    int limit = slots * OFFERS_PER_SLOT;
    List<Integer> queued = new ArrayList<>(ledger.priorities(inQueue));
    FairShare share = new FairShare(ledger.contenders(now));
    Optional<Contender> turn = share.next();
    while (turn.isPresent() && hasRoom(turn.get().priority(), queued, limit)) {
      UUID job = turn.get().job();
      Optional<Offered> offer = ledger.lock(job).flatMap(found -> offerOf(found, takers, now));
      if (offer.isPresent()) {
        offers.add(offer.get());
        queued.add(offer.get().priority());
        share.served(job);
      } else {
        share.exhausted(job);
      }
      turn = share.next();
    }
    return offers;
  }

  /** What is less urgent takes up no room: an urgent batch overtakes it in the queue. */
  private static boolean hasRoom(int priority, List<Integer> queued, int limit) {
    return queued.stream().filter(other -> other >= priority).count() < limit;
  }

  private Optional<Offered> offerOf(Job job, List<NodeStatus> takers, Instant now) {
    if (!job.state().isRenderable()) {
      return Optional.empty();
    }
    return ledger
        .waiting(job.id(), now)
        .or(() -> cut(job, now))
        .map(batch -> offer(batch, job, takers, now));
  }

  private Optional<Batch> cut(Job job, Instant now) {
    List<Integer> frames = job.cutFrames();
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    Batch batch = new Batch(job.id(), frames, now, List.of());
    ledger.add(batch);
    frames.forEach(frame -> ledger.add(new Frame(job.id(), frame, batch.id())));
    return Optional.of(batch);
  }

  private static Offered offer(Batch batch, Job job, List<NodeStatus> takers, Instant now) {
    Set<String> names = takers.stream().map(NodeStatus::name).collect(Collectors.toSet());
    if (batch.avoided().containsAll(names)) {
      batch.avoidNobody();
    }
    batch.offered(now);
    return new Offered(batch.offer(), batch.avoided(), job.priority());
  }

  /** Offers again what nobody claimed though someone idles who could have. */
  private List<Offered> repeatOverdue(List<Batch> inQueue, List<NodeStatus> takers, Instant now) {
    List<Offered> repeated = new ArrayList<>();
    for (Batch batch : inQueue) {
      boolean someoneIdles =
          takers.stream()
              .anyMatch(
                  node -> node.isIdleFor(PATIENCE, now) && !batch.avoided().contains(node.name()));
      boolean nobodyMay = takers.stream().allMatch(node -> batch.avoided().contains(node.name()));
      if (batch.isOverdue(now, PATIENCE) && (someoneIdles || nobodyMay)) {
        ledger
            .lock(batch.jobId())
            .filter(job -> ledger.isStillOffered(batch))
            .ifPresent(job -> repeated.add(offer(batch, job, takers, now)));
      }
    }
    return repeated;
  }
}
