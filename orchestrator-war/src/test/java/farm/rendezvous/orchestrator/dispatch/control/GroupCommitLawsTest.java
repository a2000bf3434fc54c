package farm.rendezvous.orchestrator.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What holds of a group commit, whoever comes when, and whoever is bad. */
final class GroupCommitLawsTest {

  private static final int THREADS = 8;

  @Property(tries = 50)
  void eachIsDoneOnceOrToldWhyNotAndNeverTwoGroupsAtATime(
      @ForAll @IntRange(min = 1, max = 100) int items,
      @ForAll @Size(max = 20) Set<@IntRange(max = 99) Integer> bad)
      throws Exception {
    List<Integer> done =
        new ArrayList<>(); // not for two threads: that no two are at work is tested
    GroupCommit<Integer> commit =
        new GroupCommit<>(
            group -> {
              for (int item : group) {
                if (bad.contains(item)) {
                  throw new IllegalArgumentException(String.valueOf(item));
                }
              }
              done.addAll(group);
            });
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int item = 0; item < items; item++) {
        int mine = item;
        all.add(
            threads.submit(
                () -> {
                  commit.apply(List.of(mine));
                  return null;
                }));
      }
      for (int item = 0; item < items; item++) {
        assertThat(troubleOf(all.get(item)))
            .isEqualTo(bad.contains(item) ? String.valueOf(item) : "none");
      }
    } finally {
      threads.shutdown();
    }
    assertThat(done).doesNotHaveDuplicates();
    Set<Integer> good = new HashSet<>();
    for (int item = 0; item < items; item++) {
      good.add(item);
    }
    good.removeAll(bad);
    assertThat(done).containsExactlyInAnyOrderElementsOf(good);
  }

  private static @Nullable String troubleOf(Future<?> one)
      throws InterruptedException, TimeoutException {
    try {
      one.get(30, TimeUnit.SECONDS);
      return "none";
    } catch (ExecutionException e) {
      return Objects.requireNonNull(e.getCause()).getMessage();
    }
  }
}
