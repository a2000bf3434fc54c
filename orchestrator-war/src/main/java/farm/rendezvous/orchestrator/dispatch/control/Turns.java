package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.control.Backlog.Candidate;
import farm.rendezvous.orchestrator.dispatch.control.FairShare.Contender;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Whose batches go into the queue next: as many as there is room for, in the order of turns. */
final class Turns {

  private final UnderWay underWay;
  private final LastTurns lastTurns;
  private final Map<UUID, Candidate> candidates;
  private final ToIntFunction<UUID> waitingNow;
  private final Map<UUID, Integer> left = new HashMap<>();

  /**
   * Turns among some jobs.
   *
   * @param underWay what is in the queue; what is taken is added to it
   * @param lastTurns the turns before; those that are taken are added to them
   * @param waitingNow how many batches of a job wait besides what can be cut; it is asked once for
   *     each job that has some
   */
  Turns(
      List<Candidate> candidates,
      UnderWay underWay,
      LastTurns lastTurns,
      ToIntFunction<UUID> waitingNow) {
    this.candidates =
        candidates.stream().collect(Collectors.toMap(one -> one.contender().job(), one -> one));
    this.underWay = underWay;
    this.lastTurns = lastTurns;
    this.waitingNow = waitingNow;
  }

  /**
   * The jobs that may hand out a batch, one entry for each batch. What is less urgent takes up no
   * room, an urgent batch overtakes it in the queue; nor does what is in another lane, it goes to
   * other nodes.
   *
   * @param limit batches that may lie in the queue, by lane
   * @param most entries
   */
  List<UUID> take(ToIntFunction<Tags> limit, int most) {
    List<UUID> turns = new ArrayList<>();
    FairShare share =
        new FairShare(
            candidates.values().stream().map(Candidate::contender).toList(), lastTurns::of);
    Optional<Contender> next = share.next();
    while (next.isPresent() && turns.size() < most) {
      UUID job = next.get().job();
      Tags lane = candidate(job).lane();
      int priority = next.get().priority();
      if (underWay.queuedFrom(priority, lane) < limit.applyAsInt(lane) && takeOne(job)) {
        turns.add(job);
        underWay.add(BatchState.OFFERED, priority, lane, job, 1);
        share.served(job);
      } else {
        share.exhausted(job);
      }
      next = share.next();
    }
    lastTurns.taken(turns);
    return turns;
  }

  private boolean takeOne(UUID job) {
    int supply = left.computeIfAbsent(job, this::supply);
    left.put(job, supply - 1);
    return supply > 0;
  }

  private int supply(UUID job) {
    Candidate candidate = candidate(job);
    return candidate.uncut() + (candidate.waiting() ? waitingNow.applyAsInt(job) : 0);
  }

  private Candidate candidate(UUID job) {
    return Objects.requireNonNull(candidates.get(job));
  }
}
