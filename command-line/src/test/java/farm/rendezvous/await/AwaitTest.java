package farm.rendezvous.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AwaitTest {
  private final Await await = Await.every(Duration.ofMillis(1));

  @Test
  void returnsTheFirstThingThatIsEnough() {
    AtomicInteger looks = new AtomicInteger();

    int seen = await.until("Three", Duration.ofSeconds(10), looks::incrementAndGet, n -> n >= 3);

    assertThat(seen).isEqualTo(3);
  }

  @Test
  void saysWhatItSawLast() {
    assertThatThrownBy(() -> await.until("A dawn", Duration.ZERO, () -> "night", "day"::equals))
        .isInstanceOf(NotInTime.class)
        .hasMessage("A dawn did not come within 0 s. Last seen: night");
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> await.until("A dawn", Duration.ofDays(1), () -> 1, n -> n > 1))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
