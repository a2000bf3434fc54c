package farm.rendezvous.orchestrator.webhooks.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.webhooks.entity.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who is sent to when; nobody is reached, for nobody listens. */
final class RoundsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private final List<Delivery> due = new ArrayList<>();
  private final Queue<Runnable> onTheirWay = new ArrayDeque<>();
  private final List<Delivery> sent = new ArrayList<>();
  private boolean booksAreOpen = true;
  private int woken;

  private final Rounds rounds =
      new Rounds(
          new Books(),
          new Courier(Duration.ofSeconds(10), Optional.empty(), CLOCK),
          onTheirWay::add);

  @Test
  void aFirstTryFindsACourierHoweverManyReceiversAreDead() {
    IntStream.range(0, 100).forEach(port -> due.add(failedBefore(delivery(port))));
    rounds.go(() -> woken++);
    assertThat(onTheirWay).hasSize(Rounds.AGAIN_AT_ONCE);

    due.add(delivery(1000));
    rounds.go(() -> woken++);

    assertThat(onTheirWay).hasSize(Rounds.AGAIN_AT_ONCE + 1);
  }

  @Test
  void aReceiverHasFewAtOnceAndTheNextWhenOneIsBack() {
    IntStream.range(0, 5).forEach(one -> due.add(delivery(7)));
    rounds.go(() -> woken++);
    assertThat(onTheirWay).hasSize(Rounds.TO_ONE_RECEIVER);

    onTheirWay.remove().run();
    rounds.go(() -> woken++);

    assertThat(sent).hasSize(1);
    assertThat(woken).isEqualTo(1);
    assertThat(onTheirWay).hasSize(Rounds.TO_ONE_RECEIVER);
  }

  @Test
  void whatCannotBeWrittenDownDoesNotGoOutAgainWithoutAPause() {
    booksAreOpen = false;
    due.add(delivery(7));
    rounds.go(() -> woken++);

    onTheirWay.remove().run();

    assertThat(woken).isZero();
    rounds.go(() -> woken++);
    assertThat(onTheirWay).hasSize(1);
  }

  /** To an address where nobody listens. */
  private static Delivery delivery(int port) {
    return new Delivery(
        UUID.randomUUID(), "job.completed", null, "http://127.1.2.3:" + port, "{}", now());
  }

  private static Delivery failedBefore(Delivery delivery) {
    delivery.failed(null, "nobody listens", now(), now());
    return delivery;
  }

  private static Instant now() {
    return CLOCK.instant();
  }

  /** All that is due, in a list. */
  private final class Books extends Deliveries {

    @Override
    public List<String> receivers(int most) {
      return due.stream().map(Delivery::receiver).distinct().limit(most).toList();
    }

    @Override
    public List<Delivery> due(String receiver, int most) {
      return due.stream().filter(one -> one.receiver().equals(receiver)).limit(most).toList();
    }

    @Override
    void tried(UUID id, Outcome outcome) {
      if (!booksAreOpen) {
        throw new IllegalStateException("the books are closed");
      }
      due.stream().filter(one -> one.id().equals(id)).forEach(sent::add);
      due.removeIf(one -> one.id().equals(id));
    }
  }
}
