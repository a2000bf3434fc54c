package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How many batches are in the broker's queue, by lane and by priority, and in the queue or in work,
 * by job.
 */
final class UnderWay {

  private static final NavigableMap<Integer, Integer> NONE = new TreeMap<>();

  private final Map<Tags, NavigableMap<Integer, Integer>> queued = new HashMap<>();
  private final Map<UUID, Integer> byJob = new HashMap<>();
  private final Map<Integer, Map<Tags, Set<UUID>>> jobs = new HashMap<>();

  void add(BatchState state, int priority, Tags lane, UUID job, int batches) {
    byJob.merge(job, batches, Integer::sum);
    if (state == BatchState.OFFERED) {
      queued.computeIfAbsent(lane, tags -> new TreeMap<>()).merge(priority, batches, Integer::sum);
      jobs.computeIfAbsent(priority, any -> new HashMap<>())
          .computeIfAbsent(lane, any -> new HashSet<>())
          .add(job);
    }
  }

  /** The batches of the job. */
  int of(UUID job) {
    return byJob.getOrDefault(job, 0);
  }

  /** The jobs with batches in the queue, by the priority of these; each lane's in a set. */
  Map<Integer, List<Set<UUID>>> jobsQueued() {
    Map<Integer, List<Set<UUID>>> all = new HashMap<>();
    jobs.forEach((priority, lanes) -> all.put(priority, List.copyOf(lanes.values())));
    return all;
  }

  /** The same jobs, whatever the priority. */
  Set<UUID> jobsInQueue() {
    return jobs.values().stream()
        .flatMap(lanes -> lanes.values().stream())
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  /** The lanes of the batches in the queue. */
  Set<Tags> queued() {
    return Set.copyOf(queued.keySet());
  }

  /** The batches of the lane that are in the queue and at least as urgent. */
  int queuedFrom(int priority, Tags lane) {
    return queued(lane).tailMap(priority, true).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The least urgent of what is in the queue; the smallest number there is if nothing is. */
  int leastUrgent(Tags lane) {
    return queued(lane).isEmpty() ? Integer.MIN_VALUE : queued(lane).firstKey();
  }

  private NavigableMap<Integer, Integer> queued(Tags lane) {
    return queued.getOrDefault(lane, NONE);
  }
}
