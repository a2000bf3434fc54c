package farm.rendezvous.orchestrator.dispatch.control;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * Whose batch is next: the highest priority first, and among equals the job that has the fewest
 * batches in the queue or in work. Of those that have as many it is the one whose last turn was
 * longest ago: if it were always the oldest, that would have a batch more under way than the others
 * all the time, which on one slot is twice as many. Of those that never had a turn it is the
 * oldest.
 */
final class FairShare {

  /**
   * A job that has batches to hand out.
   *
   * @param outstanding batches of it in the queue or in work
   */
  record Contender(UUID job, int priority, Instant submittedAt, long outstanding) {
    Contender served() {
      return new Contender(job, priority, submittedAt, outstanding + 1);
    }
  }

  private final PriorityQueue<Contender> contenders;

  /**
   * Turns among some jobs.
   *
   * @param lastTurn greater the later it was, the same for those that never had one
   */
  FairShare(List<Contender> contenders, ToLongFunction<UUID> lastTurn) {
    this.contenders =
        new PriorityQueue<>(
            Comparator.comparing(Contender::priority)
                .reversed()
                .thenComparing(Contender::outstanding)
                .thenComparingLong(contender -> lastTurn.applyAsLong(contender.job()))
                .thenComparing(Contender::submittedAt)
                .thenComparing(Contender::job));
    this.contenders.addAll(contenders);
  }

  /** The job whose turn it is. */
  Optional<Contender> next() {
    return Optional.ofNullable(contenders.peek());
  }

  /** A batch of the job whose turn it is was taken. */
  void served(UUID job) {
    Contender first = contenders.remove();
    if (!first.job().equals(job)) {
      throw new IllegalArgumentException("it is the turn of " + first.job() + ", not of " + job);
    }
    contenders.add(first.served());
  }

  /** The job has nothing to hand out now. */
  void exhausted(UUID job) {
    contenders.removeIf(c -> c.job().equals(job));
  }
}
