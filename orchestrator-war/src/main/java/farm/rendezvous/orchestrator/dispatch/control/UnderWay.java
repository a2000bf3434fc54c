package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** How many batches are in the broker's queue, by priority, and in the queue or in work, by job. */
final class UnderWay {

  private final NavigableMap<Integer, Integer> queued = new TreeMap<>();
  private final Map<UUID, Integer> byJob = new HashMap<>();

  void add(BatchState state, int priority, UUID job, int batches) {
    byJob.merge(job, batches, Integer::sum);
    if (state == BatchState.OFFERED) {
      queued.merge(priority, batches, Integer::sum);
    }
  }

  /** The batches of the job. */
  int of(UUID job) {
    return byJob.getOrDefault(job, 0);
  }

  /** The batches in the queue. */
  int queued() {
    return queuedFrom(Integer.MIN_VALUE);
  }

  /** The batches in the queue that are at least as urgent. */
  int queuedFrom(int priority) {
    return queued.tailMap(priority, true).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The least urgent of what is in the queue; the smallest number there is if nothing is. */
  int leastUrgent() {
    return queued.isEmpty() ? Integer.MIN_VALUE : queued.firstKey();
  }
}
