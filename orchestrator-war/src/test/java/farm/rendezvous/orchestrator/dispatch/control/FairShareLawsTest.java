package farm.rendezvous.orchestrator.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.dispatch.control.FairShare.Contender;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What is fair, whoever contends. */
final class FairShareLawsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Property
  void equalJobsNeverDifferByMoreThanOneBatch(
      @ForAll @IntRange(min = 1, max = 8) int jobs,
      @ForAll @IntRange(min = 1, max = 50) int batches) {
    List<Contender> contenders =
        IntStream.range(0, jobs)
            .mapToObj(i -> new Contender(id(i), 50, NOON.minusSeconds(i % 3), 0))
            .toList();
    FairShare share = new FairShare(contenders, job -> 0);
    Map<UUID, Integer> served = new HashMap<>();
    contenders.forEach(contender -> served.put(contender.job(), 0));

    for (int i = 0; i < batches; i++) {
      served.merge(serve(share), 1, Integer::sum);
      assertThat(Collections.max(served.values()) - Collections.min(served.values()))
          .isLessThanOrEqualTo(1);
    }
  }

  @Property
  void nobodyIsServedBeforeAHigherPriorityNorOutOfTurn(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 3) Integer> priorities,
      @ForAll @Size(min = 6, max = 6) List<@IntRange(max = 4) Integer> outstanding,
      @ForAll @IntRange(min = 1, max = 20) int batches) {
    Map<UUID, Long> held = new HashMap<>();
    Map<UUID, Integer> priority = new HashMap<>();
    List<Contender> contenders = new ArrayList<>();
    for (int i = 0; i < priorities.size(); i++) {
      contenders.add(new Contender(id(i), priorities.get(i), NOON, outstanding.get(i)));
      held.put(id(i), (long) outstanding.get(i));
      priority.put(id(i), priorities.get(i));
    }
    FairShare share = new FairShare(contenders, job -> 0);

    for (int i = 0; i < batches; i++) {
      UUID next = serve(share);
      assertThat(priority.get(next)).isEqualTo(Collections.max(priority.values()));
      assertThat(held)
          .allSatisfy(
              (job, batchesHeld) -> {
                if (Objects.equals(priority.get(job), priority.get(next))) {
                  assertThat(batchesHeld).isGreaterThanOrEqualTo(held.get(next));
                }
              });
      held.merge(next, 1L, Long::sum);
    }
  }

  /** Slots finish what they hold one after the other; for each batch that begins one goes out. */
  @Property
  void equalJobsGetAsManyBatchesAsEachOtherInTheLongRun(
      @ForAll @IntRange(min = 2, max = 8) int jobs,
      @ForAll @IntRange(min = 1, max = 5) int slots,
      @ForAll boolean reportedLate) {
    LastTurns lastTurns = new LastTurns();
    Map<UUID, Integer> held = new HashMap<>();
    Map<UUID, Integer> begun = new HashMap<>();
    IntStream.range(0, jobs).forEach(i -> begun.put(id(i), 0));
    Deque<UUID> queue = new ArrayDeque<>();
    Deque<UUID> working = new ArrayDeque<>();

    for (int i = 0; i < 2 * slots; i++) {
      queue.add(offer(jobs, held, lastTurns));
    }
    for (int i = 0; i < 40 * jobs; i++) {
      UUID finished = working.size() == slots ? working.remove() : null;
      if (finished != null && !reportedLate) {
        held.merge(finished, -1, Integer::sum);
      }
      UUID next = queue.remove();
      working.add(next);
      begun.merge(next, 1, Integer::sum);
      queue.add(offer(jobs, held, lastTurns));
      if (finished != null && reportedLate) {
        held.merge(finished, -1, Integer::sum);
      }
    }

    assertThat(Collections.max(begun.values()) - Collections.min(begun.values()))
        .as("%s", begun)
        .isLessThanOrEqualTo(2);
  }

  private static UUID offer(int jobs, Map<UUID, Integer> held, LastTurns lastTurns) {
    List<Contender> contenders =
        IntStream.range(0, jobs)
            .mapToObj(i -> new Contender(id(i), 50, NOON, held.getOrDefault(id(i), 0)))
            .toList();
    UUID job = serve(new FairShare(contenders, lastTurns::of));
    lastTurns.taken(List.of(job));
    held.merge(job, 1, Integer::sum);
    return job;
  }

  private static UUID serve(FairShare share) {
    UUID next = share.next().orElseThrow().job();
    share.served(next);
    return next;
  }

  private static UUID id(int number) {
    return new UUID(0, number);
  }
}
