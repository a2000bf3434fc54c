package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.Orders;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FrameSetsTest {

  /** As long as a list of single frames may be. */
  private static final String LONG =
      IntStream.range(0, 14_000)
          .map(i -> i * i % 7 + i * 40)
          .mapToObj(String::valueOf)
          .collect(Collectors.joining(","));

  private final FrameSets sets = new FrameSets();

  @Test
  void readsALongListOnce() {
    Job job = job(LONG);
    FrameSet set = sets.of(job);

    assertThat(set).hasToString(job.frames().toString());
    assertThat(sets.of(job)).isSameAs(set);
  }

  @Test
  void forgetsWhatWasNotAskedForLately() {
    Job used = job(LONG);
    Job unused = job(LONG);
    FrameSet usedSet = sets.of(used);
    FrameSet unusedSet = sets.of(unused);

    for (Job other : IntStream.range(0, 50).mapToObj(i -> job(LONG)).toList()) {
      sets.of(other);
      assertThat(sets.of(used)).isSameAs(usedSet);
    }

    assertThat(sets.of(unused)).isNotSameAs(unusedSet);
  }

  private static Job job(String frames) {
    return new Job(UUID.randomUUID(), Orders.anOrderFor(frames, 5), Orders.SUBMITTED);
  }
}
