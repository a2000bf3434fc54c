package farm.rendezvous.orchestrator.nodes.control;

import farm.rendezvous.messages.Echo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether, and since when, the orchestrator hears what is said on the broker.
 *
 * <p>It calls into the queues of heartbeats and of reports once a second ({@code Pulse}) and hears
 * its own calls. With the broker away, or just started itself, it has not heard for a while, and
 * neither the time before nor the nodes' first seconds of coming back count as their silence. When
 * it has more to do than it can, and calls take their time, nobody is silent for longer than until
 * the last call that came back: what a node has said since may still lie in the queue.
 */
public final class Hearing {

  /** Without an echo for this long it is deaf. */
  static final Duration DEAF_AFTER = Duration.ofSeconds(4);

  /** What the nodes' connections need to come back after the broker did. */
  static final Duration GRACE = Duration.ofSeconds(6);

  private final Clock clock;
  private final UUID self = UUID.randomUUID();
  private @Nullable Instant lastEcho;
  private @Nullable Instant since;
  private Instant heartbeatsUpTo = Instant.MIN;
  private Instant reportsUpTo = Instant.MIN;
  private @Nullable String trouble = "the broker was not reached yet";

  public Hearing(Clock clock) {
    this.clock = clock;
  }

  /** What this orchestrator calls itself. */
  public UUID self() {
    return self;
  }

  /** Somebody's call came through the queue of heartbeats. */
  public synchronized void amongHeartbeats(Echo call) {
    if (!call.caller().equals(self)) {
      return;
    }
    if (!isHearing()) {
      since = clock.instant();
    }
    lastEcho = clock.instant();
    heartbeatsUpTo = later(heartbeatsUpTo, call.sent());
  }

  /**
   * Somebody's call came through the queue of reports, and nearly all that was before it is in the
   * books: not what another session has at hand, nor what has to be delivered again.
   */
  public synchronized void amongReports(Echo call) {
    if (call.caller().equals(self)) {
      reportsUpTo = later(reportsUpTo, call.sent());
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The broker took its call. */
  public synchronized void callSent() {
    trouble = null;
  }

  /** The broker did not take its call. */
  public synchronized void callFailed(@Nullable String reason) {
    trouble = reason == null ? "the broker did not take a message" : reason;
  }

  /** What keeps it from being heard, a sentence; null if nothing does. */
  public synchronized @Nullable String trouble() {
    if (trouble != null) {
      return trouble;
    }
    return isHearing() ? null : "no message has come back from the broker for " + DEAF_AFTER;
  }

  /** Whether it has heard its own call lately. */
  public synchronized boolean isHearing() {
    return lastEcho != null && lastEcho.plus(DEAF_AFTER).isAfter(clock.instant());
  }

  /**
   * How long a node has been silent that was last heard then, up to the last call that came back
   * among the heartbeats; zero while the orchestrator is deaf.
   *
   * @param lastHeard null if not since the start
   */
  public synchronized Duration silenceOfNode(@Nullable Instant lastHeard) {
    return silence(lastHeard, heartbeatsUpTo);
  }

  /**
   * The same of an attempt. A node says no more of one when the broker has its last reports, so it
   * is up to the last call that came back among these, too.
   */
  public synchronized Duration silenceOfAttempt(@Nullable Instant lastHeard) {
    return silence(lastHeard, heartbeatsUpTo.isBefore(reportsUpTo) ? heartbeatsUpTo : reportsUpTo);
  }

  /**
   * How long ago what now comes in by the reports was sent; zero while the orchestrator is deaf.
   */
  public synchronized Duration reportsAreLateBy() {
    if (!isHearing() || since == null) {
      return Duration.ZERO;
    }
    Duration late = Duration.between(later(reportsUpTo, since), clock.instant());
    return late.isNegative() ? Duration.ZERO : late;
  }

  private Duration silence(@Nullable Instant lastHeard, Instant heardUpTo) {
    if (!isHearing() || since == null) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Instant upTo = heardUpTo.isAfter(now) ? now : heardUpTo; // the clock may have been set back
    Instant earliest = since.plus(GRACE);
    Instant from = lastHeard != null && lastHeard.isAfter(earliest) ? lastHeard : earliest;
    return upTo.isAfter(from) ? Duration.between(from, upTo) : Duration.ZERO;
  }
}
