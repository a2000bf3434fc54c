package farm.rendezvous.orchestrator.preflight.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.orchestrator.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One answer for all who ask the same, for as long as it holds. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class SharedAnswersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration SHORTLY = Duration.ofSeconds(10);

  private final SettableClock clock = new SettableClock();
  private final SharedAnswers<String, String> answers =
      new SharedAnswers<>(clock, 2, SHORTLY, answer -> answer.startsWith("good"));
  private final AtomicInteger fetched = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void whatLastsIsFetchedOnce() throws Exception {
    assertThat(answers.known("a")).isEmpty();
    assertThat(ask("a", "good")).contains("good");
    clock.tick(Duration.ofDays(1));

    assertThat(ask("a", "other")).contains("good");
    assertThat(answers.known("a")).contains("good");
    assertThat(fetched).hasValue(1);
  }

  @Test
  void whatMayChangeIsFetchedAgainAfterAWhile() throws Exception {
    ask("a", "bad");
    assertThat(ask("a", "good")).contains("bad");
    clock.tick(SHORTLY);

    assertThat(answers.known("a")).isEmpty();
    assertThat(ask("a", "good")).contains("good");
  }

  @Test
  void whatNobodyAskedForLongestMakesRoom() throws Exception {
    ask("a", "good a");
    ask("b", "good b");
    ask("a", "good a");
    ask("c", "good c");

    assertThat(answers.known("a")).isPresent();
    assertThat(answers.known("b")).isEmpty();
    assertThat(answers.known("c")).isPresent();
  }

  @Test
  void whatEndsInAnErrorIsFetchedAnew() throws Exception {
    assertThatThrownBy(
            () ->
                answers.get(
                    "a",
                    () -> {
                      throw new OutOfMemoryError("of a test");
                    },
                    PATIENCE))
        .isInstanceOf(OutOfMemoryError.class);

    assertThat(ask("a", "good")).contains("good");
  }

  @Test
  void whoAsksMeanwhileGetsTheSame() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Future<Optional<String>> first =
        threads.submit(() -> answers.get("a", () -> slow(asked, answer), PATIENCE));
    asked.await();
    assertThat(answers.known("a")).isEmpty();
    List<Future<Optional<String>>> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(threads.submit(() -> ask("a", "another")));
    }
    assertThat(ask("b", "good b")).as("another question waits for nobody").contains("good b");
    answer.countDown();

    assertThat(first.get()).contains("good");
    for (Future<Optional<String>> other : others) {
      assertThat(other.get()).contains("good");
    }
    assertThat(fetched).as("of b only").hasValue(1);
  }

  @Test
  void nobodyWaitsForLongerThanHisPatience() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    var unused = threads.submit(() -> answers.get("a", () -> slow(asked, never), PATIENCE));
    asked.await();

    assertThat(answers.get("a", () -> "another", Duration.ofMillis(50))).isEmpty();
  }

  @Test
  void aFetchThatFailsIsNotKept() throws Exception {
    assertThatThrownBy(
            () ->
                answers.get(
                    "a",
                    () -> {
                      throw new IllegalStateException("no");
                    },
                    PATIENCE))
        .isInstanceOf(IllegalStateException.class);

    assertThat(ask("a", "good")).contains("good");
  }

  private Optional<String> ask(String question, String answer) throws InterruptedException {
    return answers.get(
        question,
        () -> {
          fetched.incrementAndGet();
          return answer;
        },
        PATIENCE);
  }

  private static String slow(CountDownLatch asked, CountDownLatch answer) {
    asked.countDown();
    try {
      answer.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "good";
  }
}
