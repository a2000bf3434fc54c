package farm.rendezvous.orchestrator.dispatch.control;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Whose batch is next: the highest priority first, and among equals the job that has the fewest
 * batches in the queue or in work, then the oldest.
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

  private static final Comparator<Contender> TURN =
      Comparator.comparing(Contender::priority)
          .reversed()
          .thenComparing(Contender::outstanding)
          .thenComparing(Contender::submittedAt)
          .thenComparing(Contender::job);

  private final PriorityQueue<Contender> contenders = new PriorityQueue<>(TURN);

  FairShare(List<Contender> contenders) {
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
