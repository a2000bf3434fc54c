package farm.rendezvous.node.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.ReportMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever comes when, and whenever the broker is away: all is sent, once, in order, in time. */
final class OutgoingLawsTest {

  private static final UUID JOB = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final Duration TICK = Duration.ofMillis(30);

  /** What may happen in a moment. */
  enum Event {
    REPORT,
    HURRY,
    SENT,
    NOT_SENT
  }

  @Property
  void allIsSentOnceInTheOrderOfItsComing(@ForAll List<Event> story) {
    Outgoing outgoing = new Outgoing();
    List<Report> added = new ArrayList<>();
    List<Report> sent = new ArrayList<>();
    long now = 0;
    for (Event event : story) {
      now += TICK.toNanos();
      switch (event) {
        case REPORT -> {
          Report report = new FrameStarted(JOB, JOB, "node-1", added.size());
          added.add(report);
          outgoing.add(report, now);
        }
        case HURRY -> outgoing.hurry();
        case SENT -> send(outgoing, sent);
        case NOT_SENT -> {
          if (!outgoing.isEmpty()) {
            outgoing.next();
            outgoing.holdBack(TICK, now);
          }
        }
      }
      assertThat(outgoing.holds(JOB)).isEqualTo(sent.size() < added.size());
      if (!outgoing.isEmpty()) {
        assertThat(outgoing.dueIn(now)).isBetween(Duration.ZERO, Outgoing.GATHERING);
      }
    }
    while (!outgoing.isEmpty()) {
      send(outgoing, sent);
    }
    assertThat(sent).isEqualTo(added);
  }

  private static void send(Outgoing outgoing, List<Report> sent) {
    if (!outgoing.isEmpty()) {
      ReportMessage message = outgoing.next();
      assertThat(message.reports()).isNotEmpty().hasSizeLessThan(Outgoing.MOST_IN_A_MESSAGE + 1);
      outgoing.sent(message);
      sent.addAll(message.reports());
    }
  }
}
