package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.messages.BatchOffer;
import farm.rendezvous.orchestrator.dispatch.control.Backlog.Candidate;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.jobs.control.FrameSets;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides what lies in the broker's queue: about two batches for each slot and no more, because
 * what is still here can be re-ordered, paused, cut to another size or canceled.
 */
@ApplicationScoped
public class Offering {

  /** Claims and reports of the same job wait for a refill, so it takes them in parts. */
  public static final int MOST_AT_ONCE = 200;

  private static final int OFFERS_PER_SLOT = 2;

  /** An offer that no free slot has claimed after this long may be lost. */
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
   * @param queued the lanes of the batches that lie in the queue now
   * @param slots of the nodes that take batches
   */
  public record Refill(List<Offered> offers, Set<Tags> queued, int slots) {}

  private final Ledger ledger;
  private final Backlog backlog;
  private final FrameSets frameSets;
  private final Suitability suitability;
  private final Overlooked overlooked;
  private final NodeRegistry nodes;
  private final Rivalry rivalry;
  private final Clock clock;
  private final LastTurns lastTurns = new LastTurns();

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Offering() {
    this(null, null, null, null, null, null, null, null);
  }

  @Inject
  Offering(
      Ledger ledger,
      Backlog backlog,
      FrameSets frameSets,
      Suitability suitability,
      Overlooked overlooked,
      NodeRegistry nodes,
      Rivalry rivalry,
      Clock clock) {
    this.suitability = suitability;
    this.overlooked = overlooked;
    this.ledger = ledger;
    this.backlog = backlog;
    this.frameSets = frameSets;
    this.nodes = nodes;
    this.rivalry = rivalry;
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
      return new Refill(List.of(), Set.of(Tags.NONE), 0);
    }
    Lanes lanes = new Lanes(takers);
    UnderWay underWay = backlog.underWay(lanes);
    List<UUID> turns = turns(underWay, lanes, now);
    if (turns.size() < MOST_AT_ONCE) {
      turns = new ArrayList<>(turns);
      turns.addAll(overlookedTurns(takers, underWay, lanes, now, MOST_AT_ONCE - turns.size()));
    }
    rivalry.queued(underWay.jobsQueued());
    Map<UUID, Integer> wanted = new HashMap<>();
    turns.forEach(job -> wanted.merge(job, 1, Integer::sum));
    Map<UUID, Deque<Offered>> made = new HashMap<>();
    ledger
        .lock(wanted.keySet())
        .forEach((id, job) -> made.put(id, offersOf(job, wanted.getOrDefault(id, 0), now)));
    List<Offered> offers = new ArrayList<>();
    for (UUID job : turns) {
      Offered next = made.getOrDefault(job, new ArrayDeque<>()).poll();
      if (next != null) {
        offers.add(next);
      }
    }
    return new Refill(offers, underWay.queued(), lanes.slots(Tags.NONE));
  }

  /** The nodes that are not to render these jobs; a job that any node may render is left out. */
  @Transactional
  public Map<UUID, Set<String>> toAvoid(Set<UUID> jobs) {
    return suitability.toAvoid(backlog.choosy(jobs));
  }

  private List<UUID> turns(UnderWay underWay, Lanes lanes, Instant now) {
    List<Candidate> candidates = new ArrayList<>(candidates(Tags.NONE, underWay, lanes, now));
    for (Tags requires : backlog.requirements()) {
      candidates.addAll(candidates(requires, underWay, lanes, now));
    }
    return new Turns(
            candidates, underWay, lastTurns, job -> backlog.waitingNow(job, now, MOST_AT_ONCE))
        .take(lane -> room(lane, lanes), MOST_AT_ONCE);
  }

  private List<UUID> overlookedTurns(
      List<NodeStatus> takers, UnderWay underWay, Lanes lanes, Instant now, int most) {
    List<UUID> turns = new ArrayList<>();
    overlooked
        .turns(
            takers, underWay.jobsInQueue(), now, () -> waiting(underWay, lanes, now), lastTurns::of)
        .stream()
        .limit(most)
        .forEach(
            one -> {
              UUID job = one.contender().job();
              underWay.add(BatchState.OFFERED, one.contender().priority(), one.lane(), job, 1);
              turns.add(job);
            });
    lastTurns.taken(turns);
    return turns;
  }

  private List<Candidate> waiting(UnderWay underWay, Lanes lanes, Instant now) {
    return Stream.concat(Stream.of(Tags.NONE), backlog.requirements().stream())
        .flatMap(
            tags ->
                backlog.candidates(tags, lanes.of(tags), now, Integer.MIN_VALUE, underWay).stream())
        .toList();
  }

  /** Where the lane is full only what is more urgent has to be looked at. */
  private List<Candidate> candidates(Tags requires, UnderWay underWay, Lanes lanes, Instant now) {
    Tags lane = lanes.of(requires);
    int room = room(lane, lanes);
    if (room == 0) {
      return List.of();
    }
    boolean full = underWay.queuedFrom(Integer.MIN_VALUE, lane) >= room;
    int above = full ? underWay.leastUrgent(lane) : Integer.MIN_VALUE;
    return backlog.candidates(requires, lane, now, above, underWay);
  }

  private static int room(Tags lane, Lanes lanes) {
    return OFFERS_PER_SLOT * lanes.slots(lane);
  }

  private Deque<Offered> offersOf(Job job, int wanted, Instant now) {
    Deque<Offered> offers = new ArrayDeque<>();
    if (!job.state().isRenderable()) {
      return offers;
    }
    if (job.mayHaveWaiting(now)) {
      List<Batch> waiting = backlog.waiting(job.id(), now, wanted + 1);
      waiting.stream().limit(wanted).forEach(batch -> offers.add(offer(batch, job, now)));
      if (waiting.size() <= wanted) {
        job.nextBatchWaits(backlog.nextWaiting(job.id(), now).orElse(null));
      }
    }
    while (offers.size() < wanted && job.mayCut()) {
      offers.add(offer(cut(job, now), job, now));
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

  private Offered offer(Batch batch, Job job, Instant now) {
    List<String> avoid = List.copyOf(suitability.toAvoid(job, batch.avoided()));
    batch.offered(now, job.priority(), job.schedule().requires());
    return new Offered(batch.offer(), avoid, job.priority());
  }

  private static boolean mayHave(Batch batch, NodeStatus node) {
    return node.has(batch.requires()) && !batch.avoided().contains(node.name());
  }

  /**
   * Offers again what nobody claimed though a slot is free that could have. The offers are to be
   * sent once this has committed.
   */
  @Transactional
  public List<Offered> repeatOverdue() {
    Instant now = clock.instant();
    List<NodeStatus> takers = nodes.takingWork();
    if (takers.isEmpty()) {
      return List.of();
    }
    List<NodeStatus> free =
        takers.stream().filter(node -> node.hasFreeSlotFor(PATIENCE, now)).toList();
    List<Batch> old =
        backlog.offeredBefore(now.minus(PATIENCE), free.isEmpty()).stream()
            .filter(batch -> batch.isOverdue(now, PATIENCE))
            .toList();
    Map<UUID, Set<String>> unfit =
        old.isEmpty()
            ? Map.of()
            : toAvoid(old.stream().map(Batch::jobId).collect(Collectors.toSet()));
    Map<Batch, UUID> overdue = new LinkedHashMap<>();
    for (Batch batch : old) {
      Set<String> avoid = unfit.getOrDefault(batch.jobId(), Set.of());
      boolean someoneMay =
          free.stream().anyMatch(node -> mayHave(batch, node) && !avoid.contains(node.name()));
      boolean nobodyMay = takers.stream().noneMatch(node -> mayHave(batch, node));
      if (someoneMay || nobodyMay) {
        overdue.put(batch, batch.jobId());
      }
    }
    Map<UUID, Job> jobs = ledger.lock(overdue.values());
    List<Offered> repeated = new ArrayList<>();
    overdue.forEach(
        (batch, id) -> {
          Job job = jobs.get(id);
          if (job != null && ledger.isStillOffered(batch)) {
            repeated.add(offer(batch, job, now));
          }
        });
    return repeated;
  }
}
