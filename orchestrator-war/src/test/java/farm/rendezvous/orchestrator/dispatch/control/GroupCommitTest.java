package farm.rendezvous.orchestrator.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GroupCommitTest {

  private final List<List<String>> groups = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** The first group does not end before this is open. */
  private final CountDownLatch firstMayEnd = new CountDownLatch(1);

  private final CountDownLatch firstHasBegun = new CountDownLatch(1);

  private final GroupCommit<String> commit =
      new GroupCommit<>(
          group -> {
            groups.add(group);
            if (group.equals(List.of("first"))) {
              firstHasBegun.countDown();
              await(firstMayEnd);
            }
            if (group.contains("bad")) {
              throw new IllegalStateException(group + " is bad");
            }
            if (group.contains("broken")) {
              throw new AssertionError(group + " is broken");
            }
          });

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void whoIsAloneWaitsForNobody() throws Exception {
    commit.apply(List.of("one"));
    commit.apply(List.of("two"));

    assertThat(groups).containsExactly(List.of("one"), List.of("two"));
  }

  @Test
  void whoComesWhileOthersAreAtWorkSharesTheNextGroupInTheOrderOfComing() throws Exception {
    List<Future<?>> all = gathered("second", "third", "fourth");

    firstMayEnd.countDown();
    for (Future<?> one : all) {
      one.get();
    }

    assertThat(groups).containsExactly(List.of("first"), List.of("second", "third", "fourth"));
  }

  @Test
  void whoeverIsNotServedYetIsPresentAlsoWhileHeIsAtWork() throws Exception {
    assertThat(commit.present()).isZero();
    List<Future<?>> all = gathered("second", "third");
    assertThat(commit.present()).isEqualTo(3);

    firstMayEnd.countDown();
    for (Future<?> one : all) {
      one.get();
    }

    assertThat(commit.present()).isZero();
  }

  @Test
  void aBadOneSpoilsItselfAlone() throws Exception {
    List<Future<?>> all = gathered("second", "bad", "fourth");

    firstMayEnd.countDown();
    all.get(0).get();
    all.get(1).get();
    assertThatThrownBy(() -> all.get(2).get())
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("[bad] is bad");
    all.get(3).get();

    assertThat(groups)
        .containsExactly(
            List.of("first"),
            List.of("second", "bad", "fourth"),
            List.of("second"),
            List.of("bad", "fourth"),
            List.of("bad"),
            List.of("fourth"));
  }

  @Test
  void whoBringsABadOneIsToldAfterTheOthersOfHisAreDone() {
    assertThatThrownBy(() -> commit.apply(List.of("one", "bad", "bad again", "four")))
        .hasMessage("[bad] is bad");

    assertThat(groups).contains(List.of("one"), List.of("bad again", "four"));
  }

  @Test
  void whoBringsNothingIsDone() throws Exception {
    commit.apply(List.of());

    assertThat(groups).isEmpty();
  }

  @Test
  void whoIsBadAloneIsNotTriedTwice() {
    assertThatThrownBy(() -> commit.apply(List.of("bad"))).hasMessage("[bad] is bad");

    assertThat(groups).hasSize(1);
  }

  @Test
  void nobodyIsToldThatItIsDoneWhenTheThreadAtWorkBreaksDown() throws Exception {
    List<Future<?>> all = gathered("broken", "third");

    firstMayEnd.countDown();

    assertThatThrownBy(() -> all.get(1).get())
        .satisfiesAnyOf(
            e -> assertThat(e).hasRootCauseInstanceOf(AssertionError.class),
            e -> assertThat(e).hasRootCauseMessage("the work broke off"));
    assertThatThrownBy(() -> all.get(2).get()).isInstanceOf(ExecutionException.class);
    commit.apply(List.of("later"));
    assertThat(groups).last().isEqualTo(List.of("later"));
  }

  /** The first, which is at work, and others that have come meanwhile, one after the other. */
  private List<Future<?>> gathered(String... others) throws InterruptedException {
    List<Future<?>> all = new ArrayList<>();
    all.add(start("first"));
    await(firstHasBegun);
    for (String other : others) {
      int before = commit.present();
      all.add(start(other));
      while (commit.present() == before) {
        Thread.onSpinWait();
      }
    }
    return all;
  }

  private Future<?> start(String... items) {
    return threads.submit(
        () -> {
          commit.apply(List.of(items));
          return null;
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
