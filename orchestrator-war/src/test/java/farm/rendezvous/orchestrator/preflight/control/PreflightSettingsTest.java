package farm.rendezvous.orchestrator.preflight.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PREFLIGHT_TIMEOUT. */
final class PreflightSettingsTest {

  @Test
  void isADurationOrNone() {
    assertThat(new PreflightSettings("PT20S").timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(new PreflightSettings("PT0S").timeout()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20", "PT-1S", "PT51S", "P1D"})
  void whatIsNoneIsRefusedByName(String text) {
    assertThatThrownBy(() -> new PreflightSettings(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PREFLIGHT_TIMEOUT is '" + text + "'");
  }
}
