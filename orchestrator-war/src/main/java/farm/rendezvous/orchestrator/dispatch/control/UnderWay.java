package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How many batches are in the broker's queue, by the tags that they require and by priority, and in
 * the queue or in work, by job.
 */
final class UnderWay {

  private static final NavigableMap<Integer, Integer> NONE = new TreeMap<>();

  private final Map<Tags, NavigableMap<Integer, Integer>> queued = new HashMap<>();
  private final Map<UUID, Integer> byJob = new HashMap<>();

  void add(BatchState state, int priority, Tags requires, UUID job, int batches) {
    byJob.merge(job, batches, Integer::sum);
    if (state == BatchState.OFFERED) {
      queued
          .computeIfAbsent(requires, tags -> new TreeMap<>())
          .merge(priority, batches, Integer::sum);
    }
  }

  /** The batches of the job. */
  int of(UUID job) {
    return byJob.getOrDefault(job, 0);
  }

  /** What the batches in the queue require. */
  Set<Tags> queued() {
    return Set.copyOf(queued.keySet());
  }

  /** The batches in the queue that require just this and are at least as urgent. */
  int queuedFrom(int priority, Tags requires) {
    return queued(requires).tailMap(priority, true).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** The least urgent of what is in the queue; the smallest number there is if nothing is. */
  int leastUrgent(Tags requires) {
    return queued(requires).isEmpty() ? Integer.MIN_VALUE : queued(requires).firstKey();
  }

  private NavigableMap<Integer, Integer> queued(Tags requires) {
    return queued.getOrDefault(requires, NONE);
  }
}
