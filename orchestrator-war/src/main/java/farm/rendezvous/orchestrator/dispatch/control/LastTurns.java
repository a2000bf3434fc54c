package farm.rendezvous.orchestrator.dispatch.control;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which jobs had their turns when. It is not in the books: who forgets it, as a restart does, gives
 * a job one turn too many or too few.
 */
final class LastTurns {

  /** Those who had theirs before so many others count as if they never had one. */
  private static final int REMEMBERED = 1000;

  private final Map<UUID, Long> numbers = new LinkedHashMap<>();
  private long last;

  /** The number of the last turn of the job, greater for a later one; 0 if it never had one. */
  synchronized long of(UUID job) {
    return numbers.getOrDefault(job, 0L);
  }

  /** They had their turns, in this order. */
  synchronized void taken(List<UUID> turns) {
    for (UUID job : turns) {
      last++;
      numbers.remove(job);
      numbers.put(job, last);
    }
    Iterator<Long> oldest = numbers.values().iterator();
    while (numbers.size() > REMEMBERED) {
      oldest.next();
      oldest.remove();
    }
  }
}
