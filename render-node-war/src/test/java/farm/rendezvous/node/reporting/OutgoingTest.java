package farm.rendezvous.node.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.ReportMessage;
import farm.rendezvous.messages.Reports;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class OutgoingTest {

  private static final UUID JOB = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID ATTEMPT = UUID.fromString("00000000-0000-0000-0000-00000000000c");
  private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-00000000000d");
  private static final long START = -5;

  private final Outgoing outgoing = new Outgoing();

  @Test
  void theFirstWaitsAMomentForOthersAndTheyWaitNoLongerThanIt() {
    outgoing.add(report(1), START);
    assertThat(outgoing.dueIn(START)).isEqualTo(Outgoing.GATHERING);

    outgoing.add(report(2), after(Duration.ofMillis(150)));
    assertThat(outgoing.dueIn(after(Duration.ofMillis(150)))).isEqualTo(Duration.ofMillis(50));
    assertThat(outgoing.dueIn(after(Outgoing.GATHERING))).isZero();
    assertThat(outgoing.dueIn(after(Duration.ofMinutes(1)))).isZero();
  }

  @Test
  void severalGoInOneMessageInTheirOrder() {
    outgoing.add(report(1), START);
    outgoing.add(report(2), START);
    outgoing.add(report(3), START);

    assertThat(outgoing.next()).isEqualTo(new Reports(List.of(report(1), report(2), report(3))));
  }

  @Test
  void oneGoesAloneAsAnOlderOrchestratorReadsIt() {
    outgoing.add(report(1), START);

    assertThat(outgoing.next()).isEqualTo(report(1));
  }

  @Test
  void manyGoAtOnceAndNoMoreThanFitIntoAMessage() {
    for (int frame = 0; frame < Outgoing.MOST_IN_A_MESSAGE + 1; frame++) {
      outgoing.add(report(frame), START);
    }
    assertThat(outgoing.dueIn(START)).isZero();

    ReportMessage first = outgoing.next();
    assertThat(first.reports()).hasSize(Outgoing.MOST_IN_A_MESSAGE);
    outgoing.sent(first);
    assertThat(outgoing.next()).isEqualTo(report(Outgoing.MOST_IN_A_MESSAGE));
    assertThat(outgoing.dueIn(START)).isEqualTo(Outgoing.GATHERING);
  }

  @Test
  void whoIsInAHurryWaitsForNobody() {
    outgoing.add(report(1), START);
    outgoing.hurry();
    assertThat(outgoing.dueIn(START)).isZero();

    outgoing.sent(outgoing.next());
    outgoing.add(report(2), START);
    assertThat(outgoing.dueIn(START)).isEqualTo(Outgoing.GATHERING);
  }

  @Test
  void theHurryLastsUntilAllThatWaitedIsSent() {
    for (int frame = 0; frame < Outgoing.MOST_IN_A_MESSAGE + 2; frame++) {
      outgoing.add(report(frame), START);
    }
    outgoing.hurry();

    outgoing.sent(outgoing.next());

    assertThat(outgoing.dueIn(START)).isZero();
  }

  @Test
  void whatTheBrokerDidNotTakeStaysAndIsNotTriedAgainAtOnce() {
    outgoing.add(report(1), START);
    outgoing.hurry();
    ReportMessage message = outgoing.next();
    outgoing.holdBack(Duration.ofMillis(500), START);

    assertThat(outgoing.holds(ATTEMPT)).isTrue();
    assertThat(outgoing.dueIn(START)).isEqualTo(Duration.ofMillis(500));
    assertThat(outgoing.dueIn(after(Duration.ofMillis(500)))).isZero();
    assertThat(outgoing.next()).isEqualTo(message);
  }

  @Test
  void knowsWhoseReportsWait() {
    outgoing.add(report(1), START);
    assertThat(outgoing.holds(ATTEMPT)).isTrue();
    assertThat(outgoing.holds(OTHER)).isFalse();

    outgoing.sent(outgoing.next());

    assertThat(outgoing.holds(ATTEMPT)).isFalse();
    assertThat(outgoing.isEmpty()).isTrue();
  }

  private static long after(Duration time) {
    return START + time.toNanos();
  }

  private static Report report(int frame) {
    return new FrameStarted(JOB, ATTEMPT, "node-1", frame);
  }
}
