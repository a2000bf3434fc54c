package farm.rendezvous.bench.wall;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.Frame;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long a job took, and how long its first idle slot waited for its end. */
final class RenderedTest {

  private static final Instant BEGUN = Instant.parse("2026-11-27T12:00:00Z");

  @Test
  void theEndCountsFromTheLastFrameOfTheNodeThatWasDoneFirst() {
    Rendered rendered =
        Rendered.of(
            BEGUN,
            Map.of(
                frame(1, "node-1", 2), BEGUN.plusSeconds(2),
                frame(2, "node-1", 1), BEGUN.plusSeconds(3),
                frame(3, "node-2", 4), BEGUN.plusSeconds(4),
                frame(4, "node-2", 4), BEGUN.plusSeconds(8)));

    assertThat(rendered).isEqualTo(new Rendered(8, 5, 4));
    assertThat(rendered.idleFrames()).isEqualTo(1.25);
  }

  @Test
  void aNodeAloneIsIdleForNoTime() {
    assertThat(Rendered.of(BEGUN, Map.of(frame(1, "node-1", 2), BEGUN.plusSeconds(3))))
        .isEqualTo(new Rendered(3, 0, 2));
  }

  private static Frame frame(int number, String node, double seconds) {
    return new Frame(
        number, "completed", 1, node, seconds, null, null, null, null, null, null, null);
  }
}
