package farm.rendezvous.node.reporting;

import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.ReportMessage;
import farm.rendezvous.messages.Reports;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * The reports that wait to be sent, in their order, and when: a moment after the first of them, so
 * that one message takes along what comes meanwhile; at once when many wait or someone is in a
 * hurry. All times are of {@link System#nanoTime}. Not for several threads.
 */
final class Outgoing {

  /** Reports in one message. A failed one has some kilobytes of log. */
  static final int MOST_IN_A_MESSAGE = 50;

  /** How long the first report waits for others. */
  static final Duration GATHERING = Duration.ofMillis(200);

  private record Waiting(Report report, long since) {}

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int hurried;
  private long notBefore = Long.MIN_VALUE;

  void add(Report report, long now) {
    waiting.add(new Waiting(report, now));
  }

  /** What waits now is to go as soon as it can. */
  void hurry() {
    hurried = waiting.size();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether a report of this attempt waits. */
  boolean holds(UUID attempt) {
    return waiting.stream().anyMatch(one -> one.report().attemptId().equals(attempt));
  }

  /** How long it is until the next message is due; zero if it is. Something must be waiting. */
  Duration dueIn(long now) {
    boolean atOnce = hurried > 0 || waiting.size() >= MOST_IN_A_MESSAGE;
    long due = atOnce ? 0 : waiting.element().since() + GATHERING.toNanos() - now;
    long held = notBefore == Long.MIN_VALUE ? 0 : notBefore - now;
    return Duration.ofNanos(Math.max(0, Math.max(due, held)));
  }

  /** The next message; what is in it waits until it is {@link #sent}. */
  ReportMessage next() {
    List<Report> reports = waiting.stream().limit(MOST_IN_A_MESSAGE).map(Waiting::report).toList();
    return reports.size() == 1 ? reports.get(0) : new Reports(reports);
  }

  /** The message is with the broker. */
  void sent(ReportMessage message) {
    message.reports().forEach(report -> waiting.remove());
    hurried = Math.max(0, hurried - message.reports().size());
    notBefore = Long.MIN_VALUE;
  }

  /** The broker did not take the message: it is for later, whoever is in a hurry. */
  void holdBack(Duration time, long now) {
    notBefore = now + time.toNanos();
  }
}
