package farm.rendezvous.orchestrator.dispatch.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is among jobs that are equally urgent and have batches in the queue: the one that
 * has the fewest in work, of those that have as many the one that was served less by {@link
 * #NOTICED} batches or more, and else the one whose last turn was longest ago. But one that comes
 * is owed as many as those that want the same slots were given before it, on the average and {@link
 * #ROUNDS} times as many as they have slots at most, and goes before those that are owed nothing.
 * This is not in the books: after a restart all begin anew.
 */
final class Rivalry {

  /** A job that had nothing in the queue and in work for this long has left. */
  static final Duration LEFT = Duration.ofSeconds(10);

  /** So long a job may have to wait for one that comes, in batches for each of its slots. */
  static final int ROUNDS = 3;

  /** Who is ahead by less does not have to let others go first; turns are enough. */
  private static final int NOTICED = 2;

  private static final class Account {
    private final Map<UUID, Instant> inWork = new HashMap<>();
    private SlotTime slotTime = new SlotTime(0);
    private @Nullable Integer among;
    private int given;
    private int slots;
    private int owed;
    private long lastTurn;
    private Instant lastSeen;

    Account(long lastTurn, Instant now) {
      this.lastTurn = lastTurn;
      this.lastSeen = now;
    }

    /** Whether it is known to those of this priority. */
    boolean isAmong(int priority) {
      return among != null && among == priority;
    }

    void come(int priority, int owedThere, SlotTime had) {
      among = priority;
      owed = owedThere;
      slotTime = had;
      given = inWork.size();
    }

    boolean hasLeft(Instant now) {
      return inWork.isEmpty() && lastSeen.plus(LEFT).isBefore(now);
    }

    boolean isOwedNothing() {
      return owed == 0;
    }

    int given() {
      return given;
    }

    int inWork() {
      return inWork.size();
    }

    /** In work when the last one began: between two batches it is one less. */
    int slots() {
      return slots;
    }

    long lastTurn() {
      return lastTurn;
    }

    double seconds(double secondsOfOthers) {
      return slotTime.seconds(inWork.size(), secondsOfOthers);
    }
  }

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
    Account account = account(job);
    account.inWork.put(attempt, clock.instant());
    account.slots = account.inWork();
    account.given++;
    account.owed = Math.max(account.owed - 1, 0);
    account.lastTurn = ++turns;
  }

  /** It does not any more. */
  synchronized void ended(UUID job, UUID attempt) {
    Account account = accounts.get(job);
    if (account != null) {
      Instant now = clock.instant();
      Instant begun = account.inWork.remove(attempt);
      if (begun != null) {
        account.slotTime.add(Duration.between(begun, now));
      }
      account.lastSeen = now;
    }
  }

  /**
   * These jobs have batches in the queue, and no others.
   *
   * @param byPriority of the batches; the jobs of each set want the same slots
   */
  synchronized void queued(Map<Integer, List<Set<UUID>>> byPriority) {
    Instant now = clock.instant();
    accounts.values().forEach(account -> account.inWork.keySet().removeIf(isDead));
    accounts.values().removeIf(account -> account.hasLeft(now));
    queued = new HashMap<>();
    byPriority.forEach(
        (priority, lanes) -> {
          lanes.forEach(jobs -> admit(priority, jobs, now));
          queued.put(priority, lanes.stream().flatMap(Set::stream).collect(Collectors.toSet()));
        });
  }

  /**
   * Those that come together share what is owed. Who had other rivals until now comes, too: what it
   * was given meanwhile, or was not, is not these ones' business.
   */
  private void admit(int priority, Set<UUID> jobs, Instant now) {
    List<Account> all = jobs.stream().map(this::account).toList();
    List<Account> here = all.stream().filter(account -> account.isAmong(priority)).toList();
    int come = all.size() - here.size();
    if (come > 0) {
      double had = Math.min(mean(here, Account::given), ROUNDS * mean(here, Account::slots));
      int owed = (int) (had / come);
      double each = secondsOfBatch(here);
      double ahead = mean(here, account -> account.seconds(each)) - owed * each;
      all.stream()
          .filter(account -> !account.isAmong(priority))
          .forEach(account -> account.come(priority, owed, new SlotTime(ahead)));
    }
    all.forEach(account -> account.lastSeen = now);
  }

  private Account account(UUID job) {
    return accounts.computeIfAbsent(job, id -> new Account(turns, clock.instant()));
  }

  private static double mean(Collection<Account> accounts, ToDoubleFunction<Account> of) {
    return accounts.stream().mapToDouble(of).average().orElse(0);
  }

  /** What a batch takes, by the jobs of which that is known; a second where it is of none. */
  private static double secondsOfBatch(Collection<Account> accounts) {
    return accounts.stream()
        .flatMapToDouble(account -> account.slotTime.secondsOfBatch().stream())
        .average()
        .orElse(1);
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
    List<Account> rivals = jobs.stream().map(this::account).toList();
    double each = secondsOfBatch(rivals);
    double least = rivals.stream().mapToDouble(one -> one.seconds(each)).min().orElse(0);
    Comparator<Account> leastServedFirst =
        Comparator.comparing(Account::isOwedNothing)
            .thenComparing(Account::inWork)
            .thenComparing(one -> (long) ((one.seconds(each) - least) / (NOTICED * each)))
            .thenComparing(Account::lastTurn);
    return jobs.stream()
        .distinct()
        .sorted(Comparator.comparing(this::account, leastServedFirst))
        .toList();
  }
}
