package farm.rendezvous.orchestrator.nodes.control;

import farm.rendezvous.messages.Heartbeat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which attempts live: those that heartbeats list. A node that was killed and started again lists
 * none of its former attempts, so nothing else has to be known of it.
 */
public final class AttemptPulse {

  /** An attempt that is silent for this long while another node asks for its batch is dead. */
  static final Duration DEAD_FOR_A_RIVAL = Duration.ofSeconds(4);

  /** An attempt that is silent for this long is dead. */
  public static final Duration DEAD = Duration.ofSeconds(15);

  /** What was silent for this long is as dead as what was never heard. */
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

  /** What a node that asks for a held batch is told. */
  public enum Verdict {
    ALIVE,
    DEAD,
    NOT_KNOWN_YET
  }

  private final Clock clock;
  private final Hearing hearing;
  private final Map<UUID, Instant> lastHeard = new ConcurrentHashMap<>();

  public AttemptPulse(Clock clock, Hearing hearing) {
    this.clock = clock;
    this.hearing = hearing;
  }

  public void heard(Heartbeat heartbeat) {
    heartbeat.work().forEach(work -> lastHeard.put(work.attemptId(), clock.instant()));
  }

  /** A grant counts as a sign of life. */
  public void granted(UUID attempt) {
    lastHeard.put(attempt, clock.instant());
  }

  /** The attempt is over. */
  public void forget(UUID attempt) {
    lastHeard.remove(attempt);
  }

  /** Drops what was not heard for so long that nobody will ask for it. */
  public void forgetOld() {
    lastHeard
        .values()
        .removeIf(heard -> hearing.silenceOfAttempt(heard).compareTo(FORGOTTEN_AFTER) > 0);
  }

  /** Whether the attempt has been silent for longer than any living one. */
  public boolean isDead(UUID attempt) {
    return hearing.silenceOfAttempt(lastHeard.get(attempt)).compareTo(DEAD) > 0;
  }

  /**
   * Whether the holder of a batch lives, when another node has been asking for the batch for a
   * while. One that was heard since the first asking lives; one that has been silent for long is
   * dead.
   */
  public Verdict verdict(UUID holder, Duration askingFor) {
    Instant heard = lastHeard.get(holder);
    Instant askedFirst = clock.instant().minus(askingFor);
    if (heard != null && heard.isAfter(askedFirst)) {
      return Verdict.ALIVE;
    }
    return hearing.silenceOfAttempt(heard).compareTo(DEAD_FOR_A_RIVAL) > 0
        ? Verdict.DEAD
        : Verdict.NOT_KNOWN_YET;
  }
}
