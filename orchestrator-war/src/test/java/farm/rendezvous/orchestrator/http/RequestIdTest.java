package farm.rendezvous.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"1", "0af7651916cd43dd8448eb211c80319c", "!\"#~", "job/7;retry=2"})
  void theClientsIdIsTaken(String given) {
    assertThat(RequestId.of(given)).isEqualTo(given);
  }

  @Test
  void upToItsLongest() {
    assertThat(RequestId.of("x".repeat(128))).isEqualTo("x".repeat(128));
    assertThat(RequestId.of("x".repeat(129))).isNotEqualTo("x".repeat(129));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "tab\there", "line\nbreak", "Straße", "\u007f"})
  void oneThatIsNotVisibleAsciiIsReplaced(String given) {
    assertThat(UUID.fromString(RequestId.of(given))).isNotNull();
  }

  @Test
  void noIdIsMadeTwice() {
    assertThat(RequestId.of(null)).isNotEqualTo(RequestId.of(null));
  }
}
