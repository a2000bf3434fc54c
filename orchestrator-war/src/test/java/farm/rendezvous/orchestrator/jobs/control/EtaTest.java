package farm.rendezvous.orchestrator.jobs.control;

import static farm.rendezvous.orchestrator.jobs.entity.Orders.JOB_ID;
import static farm.rendezvous.orchestrator.jobs.entity.Orders.SUBMITTED;
import static farm.rendezvous.orchestrator.jobs.entity.Orders.aJobOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** When jobs will be done, by frames that are. */
final class EtaTest {

  private static final Instant NOW = SUBMITTED.plusSeconds(1000);

  private final Job job = aJobOf("1-100");

  @Test
  void nothingIsSaidBeforeAFrameIsDone() {
    job.begin(SUBMITTED);

    assertThat(Eta.of(job, () -> 3, NOW)).isEmpty();
  }

  @Test
  void whatIsLeftIsSharedByTheSlotsThatRender() {
    done(frames(10, 6.0));

    Eta one = Eta.of(job, () -> 1, NOW).orElseThrow();
    assertThat(one.at()).isEqualTo(NOW.plusSeconds(90 * 6));
    assertThat(one.earliest()).isEqualTo(one.at()); // all alike: nothing is uncertain
    assertThat(Eta.of(job, () -> 3, NOW).orElseThrow().at()).isEqualTo(NOW.plusSeconds(90 * 6 / 3));
  }

  @Test
  void moreSlotsThanFramesAreOfNoUse() {
    done(frames(99, 6.0));

    assertThat(Eta.of(job, () -> 50, NOW).orElseThrow().at()).isEqualTo(NOW.plusSeconds(6));
  }

  @Test
  void withoutAnyoneAtWorkItGoesByThePaceSoFar() {
    done(frames(50, 6.0));

    assertThat(Eta.of(job, () -> 0, NOW).orElseThrow().at())
        .isCloseTo(NOW.plusSeconds(1000), within(1, ChronoUnit.SECONDS));
  }

  @Test
  void oneFrameTellsLittleAndManyTellMore() {
    done(frames(1, 6.0));
    assertThat(width(Eta.of(job, () -> 1, NOW).orElseThrow()))
        .isGreaterThan(Duration.ofMinutes(10));
  }

  @Test
  void theEndIsWithinTheIntervalInNearlyAllCases() {
    int within = 0;
    for (int run = 0; run < 1000; run++) {
      Random chance = new Random(run);
      double[] seconds =
          DoubleStream.generate(() -> 2 + 8 * chance.nextDouble()).limit(100).toArray();
      Job one = aJobOf("1-100");
      complete(one, DoubleStream.of(seconds).limit(20).toArray());

      Eta eta = Eta.of(one, () -> 1, NOW).orElseThrow();

      Instant end = NOW.plusMillis((long) (1000 * DoubleStream.of(seconds).skip(20).sum()));
      within += end.isBefore(eta.earliest()) || end.isAfter(eta.latest()) ? 0 : 1;
    }
    assertThat(within).isBetween(900, 990);
  }

  private void done(double... seconds) {
    complete(job, seconds);
  }

  private static void complete(Job job, double... seconds) {
    job.begin(SUBMITTED);
    for (int i = 0; i < seconds.length; i++) {
      new Frame(JOB_ID, i + 1, UUID.randomUUID())
          .complete(
              job,
              new FrameCompleted(
                  JOB_ID,
                  UUID.randomUUID(),
                  "node-1",
                  i + 1,
                  seconds[i],
                  200,
                  "f.png",
                  640,
                  360,
                  1000L,
                  "ab"));
    }
  }

  private static double[] frames(int count, double seconds) {
    return DoubleStream.generate(() -> seconds).limit(count).toArray();
  }

  private static Duration width(Eta eta) {
    return Duration.between(eta.earliest(), eta.latest());
  }
}
