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

/**
 * Whose turn it is among jobs that are equally urgent and have batches in the queue: the one that
 * has the fewest in work, and of those that have as many the one whose last turn was longest ago.
 * But one that comes is owed as many as each of the others has in work by then, and has these
 * first. This is not in the books: after a restart all begin anew.
 */
final class Rivalry {

  /** A job that had nothing in the queue and in work for this long has left. */
  static final Duration LEFT = Duration.ofSeconds(10);

  private static final class Account {
    private final Set<UUID> inWork = new HashSet<>();
    private int owed;
    private long lastTurn;
    private Instant lastSeen;

    Account(int owed, Instant now) {
      this.owed = owed;
      this.lastSeen = now;
    }

    boolean hasLeft(Instant now) {
      return inWork.isEmpty() && lastSeen.plus(LEFT).isBefore(now);
    }

    int owed() {
      return owed;
    }

    int inWork() {
      return inWork.size();
    }

    long lastTurn() {
      return lastTurn;
    }
  }

  private static final Comparator<Account> LEAST_SERVED_FIRST =
      Comparator.comparing(Account::owed)
          .reversed()
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
    admit(List.of(job));
    Account account = Objects.requireNonNull(accounts.get(job));
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
   * @param byPriority of the batches
   */
  synchronized void queued(Map<Integer, Set<UUID>> byPriority) {
    queued = byPriority;
    byPriority.values().forEach(this::admit);
  }

  /**
   * The jobs with batches of this priority in the queue, the least served first; none if it is one
   * alone.
   */
  synchronized List<UUID> rivals(int priority, int most) {
    Set<UUID> jobs = queued.getOrDefault(priority, Set.of());
    return jobs.size() < 2 ? List.of() : leastServedFirst(jobs).stream().limit(most).toList();
  }

  /** These jobs in the order in which they should have the next turn. */
  synchronized List<UUID> leastServedFirst(Collection<UUID> jobs) {
    accounts.values().forEach(account -> account.inWork.removeIf(isDead));
    admit(jobs);
    return jobs.stream()
        .distinct()
        .sorted(
            Comparator.comparing(
                job -> Objects.requireNonNull(accounts.get(job)), LEAST_SERVED_FIRST))
        .toList();
  }

  /** Those that come together are equal. */
  private void admit(Collection<UUID> jobs) {
    Instant now = clock.instant();
    accounts.values().removeIf(account -> account.hasLeft(now));
    int inWork = accounts.values().stream().mapToInt(Account::inWork).sum();
    int owed = accounts.isEmpty() ? 0 : inWork / accounts.size();
    jobs.forEach(job -> accounts.computeIfAbsent(job, id -> new Account(owed, now)).lastSeen = now);
  }
}
