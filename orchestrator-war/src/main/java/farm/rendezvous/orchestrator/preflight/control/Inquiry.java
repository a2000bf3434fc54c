package farm.rendezvous.orchestrator.preflight.control;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.InspectionAnswer;
import farm.rendezvous.messages.InspectionAnswer.NotInspected;
import farm.rendezvous.messages.InspectionAnswer.Unfit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Asks one node after the other until one can tell. What only the Blender of one node lacks refuses
 * no job while there is another node; and one that rests can say nothing. What is wrong with the
 * file two nodes have to find, where there are two: a folder may be an old copy on one of them.
 */
final class Inquiry {

  /** How a node is asked. */
  interface Asking {

    /**
     * The answer of any node but some; empty if none came.
     *
     * @param patience for how long
     */
    Optional<InspectionAnswer> ask(Collection<String> avoid, Duration patience);
  }

  private final Asking asking;
  private final Clock clock;

  Inquiry(Asking asking, Clock clock) {
    this.asking = asking;
    this.clock = clock;
  }

  /**
   * What the first node says that can tell; otherwise what the last one says.
   *
   * @param able nodes that may be asked
   * @param others nodes that may not
   * @param time for all of it
   * @return empty if no node has answered, or not in time
   */
  Optional<InspectionAnswer> run(Set<String> able, Set<String> others, Duration time) {
    Set<String> left = new TreeSet<>(able);
    Set<String> avoid = new TreeSet<>(others);
    Instant end = clock.instant().plus(time);
    Optional<InspectionAnswer> answer = Optional.empty();
    int unfitFiles = 0;
    while (!left.isEmpty()) {
      Duration patience = Duration.between(clock.instant(), end);
      if (patience.toMillis() <= 0) {
        return Optional.empty();
      }
      answer = asking.ask(avoid, patience);
      if (answer.isEmpty() || !mayDifferElsewhere(answer.get())) {
        return answer;
      }
      unfitFiles += isUnfit(answer.get(), FailureReason.UNFIT_FILE) ? 1 : 0;
      if (unfitFiles == 2) {
        return answer;
      }
      avoid.add(answer.get().node());
      left.remove(answer.get().node());
    }
    return answer;
  }

  private static boolean mayDifferElsewhere(InspectionAnswer answer) {
    return answer instanceof Unfit
        || (answer instanceof NotInspected unknown
            && unknown.reason() == FailureReason.NODE_TROUBLE);
  }

  private static boolean isUnfit(InspectionAnswer answer, FailureReason reason) {
    return answer instanceof Unfit unfit && unfit.reason() == reason;
  }
}
