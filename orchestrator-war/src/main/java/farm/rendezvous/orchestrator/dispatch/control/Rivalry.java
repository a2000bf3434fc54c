package farm.rendezvous.orchestrator.dispatch.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whose turn it is among jobs that are equally urgent and have batches in the queue: the one that
 * has the fewest in work, and of those that have as many the one whose last turn was longest ago.
 * But one that comes is owed as many as those that want the same slots have in work by then, on the
 * average, and goes before those that are owed nothing. This is not in the books: after a restart
 * all begin anew.
 */
final class Rivalry {

  /** A job that had nothing in the queue and in work for this long has left. */
  static final Duration LEFT = Duration.ofSeconds(10);

  private static final class Account {
    private final Set<UUID> inWork = new HashSet<>();
    private int owed;
    private long lastTurn;
    private Instant lastSeen;

    Account(int owed, long lastTurn, Instant now) {
      this.owed = owed;
      this.lastTurn = lastTurn;
      this.lastSeen = now;
    }

    boolean hasLeft(Instant now) {
      return inWork.isEmpty() && lastSeen.plus(LEFT).isBefore(now);
    }

    boolean isOwedNothing() {
      return owed == 0;
    }

    int inWork() {
      return inWork.size();
    }

    long lastTurn() {
      return lastTurn;
    }
  }

  private static final Comparator<Account> LEAST_SERVED_FIRST =
      Comparator.comparing(Account::isOwedNothing)
          .thenComparing(Account::inWork)
          .thenComparing(Account::lastTurn);

  private final Clock clock;
  private final Predicate<UUID> isDead;
  private final Map<UUID, Account> accounts = new HashMap<>();
  private Map<Integer, Set<UUID>> queued = Map.of();
  private long turns;

  /**
   * Among the jobs of a farm.
   *
   * @param isDead whether an attempt is not heard any more
   */
  Rivalry(Clock clock, Predicate<UUID> isDead) {
    this.clock = clock;
    this.isDead = isDead;
  }

  /** A slot works for the job. */
  synchronized void began(UUID job, UUID attempt) {
    accounts.values().forEach(any -> any.inWork.remove(attempt)); // of a try that was rolled back
    Account account = account(job, 0);
    account.inWork.add(attempt);
    account.owed = Math.max(account.owed - 1, 0);
    account.lastTurn = ++turns;
  }

  /** It does not any more. */
  synchronized void ended(UUID job, UUID attempt) {
    Account account = accounts.get(job);
    if (account != null) {
      account.inWork.remove(attempt);
      account.lastSeen = clock.instant();
    }
  }

  /**
   * These jobs have batches in the queue, and no others.
   *
   * @param byPriority of the batches; the jobs of each set want the same slots
   */
  synchronized void queued(Map<Integer, List<Set<UUID>>> byPriority) {
    Instant now = clock.instant();
    accounts.values().forEach(account -> account.inWork.removeIf(isDead));
    accounts.values().removeIf(account -> account.hasLeft(now));
    queued = new HashMap<>();
    byPriority.forEach(
        (priority, lanes) -> {
          lanes.forEach(jobs -> admit(jobs, now));
          queued.put(priority, lanes.stream().flatMap(Set::stream).collect(Collectors.toSet()));
        });
  }

  /** Those that come together share what is owed. */
  private void admit(Set<UUID> jobs, Instant now) {
    List<Account> here = jobs.stream().map(accounts::get).filter(Objects::nonNull).toList();
    int inWork = here.stream().mapToInt(Account::inWork).sum();
    int come = jobs.size() - here.size();
    int owed = here.isEmpty() || come == 0 ? 0 : inWork / here.size() / come;
    jobs.forEach(job -> account(job, owed).lastSeen = now);
  }

  private Account account(UUID job, int owed) {
    return accounts.computeIfAbsent(job, id -> new Account(owed, turns, clock.instant()));
  }

  /**
   * The jobs with batches of this priority in the queue, the least served first; none if it is one
   * alone.
   */
  synchronized List<UUID> rivals(int priority, int most) {
    Set<UUID> jobs = queued.getOrDefault(priority, Set.of());
    return jobs.size() < 2 ? List.of() : leastServedFirst(jobs).stream().limit(most).toList();
  }

  /** These jobs, each once, in the order in which they should have the next turn. */
  synchronized List<UUID> leastServedFirst(Collection<UUID> jobs) {
    return jobs.stream()
        .distinct()
        .sorted(Comparator.comparing(job -> account(job, 0), LEAST_SERVED_FIRST))
        .toList();
  }
}
