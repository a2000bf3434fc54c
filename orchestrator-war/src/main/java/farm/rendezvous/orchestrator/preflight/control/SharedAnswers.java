package farm.rendezvous.orchestrator.preflight.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers in memory. Who asks first fetches one, and all who ask meanwhile wait for that. One that
 * may soon be another is kept for a while only.
 *
 * @param <K> what is asked
 * @param <A> the answer
 */
final class SharedAnswers<K, A> {

  /**
   * An answer, or one that is on its way.
   *
   * @param end when it is to be fetched anew; null while it is on its way, or for never
   */
  private record Entry<A>(CompletableFuture<A> answer, @Nullable Instant end) {}

  private final Clock clock;
  private final int most;
  private final Duration shortly;
  private final Predicate<A> lasting;
  private final Map<K, Entry<A>> entries = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * None is there yet.
   *
   * @param most answers that are kept; the one that nobody asked for longest goes first
   * @param shortly for how long an answer is kept that does not last
   * @param lasting whether an answer is kept until it has to make room
   */
  SharedAnswers(Clock clock, int most, Duration shortly, Predicate<A> lasting) {
    this.clock = clock;
    this.most = most;
    this.shortly = shortly;
    this.lasting = lasting;
  }

  /**
   * The answer.
   *
   * @param fetch gets one, which takes its time
   * @param patience for one that somebody else fetches
   * @return empty if that takes longer, or fails
   */
  Optional<A> get(K question, Supplier<A> fetch, Duration patience) throws InterruptedException {
    CompletableFuture<A> mine = new CompletableFuture<>();
    CompletableFuture<A> answer = findOr(question, mine);
    if (answer == mine) {
      return Optional.of(fetch(question, mine, fetch));
    }
    try {
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    }
  }

  /** The answer if it is there. */
  synchronized Optional<A> known(K question) {
    Entry<A> entry = entries.get(question);
    return entry != null && entry.answer.isDone() && !isOver(entry)
        ? Optional.of(entry.answer.join())
        : Optional.empty();
  }

  private synchronized CompletableFuture<A> findOr(K question, CompletableFuture<A> mine) {
    Entry<A> entry = entries.get(question);
    if (entry != null && !isOver(entry)) {
      return entry.answer;
    }
    entries.put(question, new Entry<>(mine, null));
    if (entries.size() > most) {
      entries.remove(entries.keySet().iterator().next());
    }
    return mine;
  }

  private boolean isOver(Entry<A> entry) {
    return entry.end != null && !clock.instant().isBefore(entry.end);
  }

  private A fetch(K question, CompletableFuture<A> mine, Supplier<A> fetch) {
    try {
      A answer = fetch.get();
      mine.complete(answer);
      keep(question, mine, answer);
      return answer;
    } finally {
      if (!mine.isDone()) {
        drop(question, mine);
        mine.completeExceptionally(new IllegalStateException("no answer came of it"));
      }
    }
  }

  private synchronized void keep(K question, CompletableFuture<A> mine, A answer) {
    Entry<A> entry = entries.get(question);
    if (entry != null && entry.answer == mine) {
      Instant end = lasting.test(answer) ? null : clock.instant().plus(shortly);
      entries.put(question, new Entry<>(mine, end));
    }
  }

  private synchronized void drop(K question, CompletableFuture<A> mine) {
    Entry<A> entry = entries.get(question);
    if (entry != null && entry.answer == mine) {
      entries.remove(question);
    }
  }
}
