package farm.rendezvous.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long a node waits for a yes or a no. */
final class ClaimTest {

  @Test
  void aNodeThatGotNoAnswerIsMorePatientButNotWithoutEnd() {
    assertThat(IntStream.of(0, 1, 2, 1000).mapToObj(Claim::patience))
        .extracting(Duration::toSeconds)
        .containsExactly(5L, 10L, 10L, 10L);
  }
}
