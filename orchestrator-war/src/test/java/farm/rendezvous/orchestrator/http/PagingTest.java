package farm.rendezvous.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagingTest {

  @Test
  void isAHundredItemsUnlessAskedOtherwise() {
    assertThat(Paging.limit(null)).isEqualTo(100);
    assertThat(Paging.limit("1")).isEqualTo(1);
    assertThat(Paging.limit("1000")).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1001"})
  void hasALimitToTheLimit(String text) {
    assertThatThrownBy(() -> Paging.limit(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("limit: must be between 1 and 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ten", "1.5", "99999999999", " 1"})
  void wantsWholeNumbers(String text) {
    assertThatThrownBy(() -> Paging.limit(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("limit: must be a whole number");
    assertThatThrownBy(() -> Paging.wholeNumber("cursor", text))
        .hasMessage("cursor: must be a whole number");
  }

  @Test
  void hasNoCursorAtTheBeginning() {
    assertThat(Paging.wholeNumber("cursor", null)).isNull();
    assertThat(Paging.wholeNumber("cursor", "")).isNull();
    assertThat(Paging.wholeNumber("cursor", "-7")).isEqualTo(-7);
  }
}
