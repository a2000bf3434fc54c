package farm.rendezvous.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagingTest {

  @Test
  void isAHundredItemsUnlessAskedOtherwise() {
    assertThat(new Paging(null, null).limit()).isEqualTo(100);
    assertThat(new Paging("1", null).limit()).isEqualTo(1);
    assertThat(new Paging("1000", null).limit()).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1001"})
  void hasALimitToTheLimit(String text) {
    assertThatThrownBy(() -> new Paging(text, null).limit())
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("limit: must be between 1 and 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ten", "1.5", "99999999999", " 1"})
  void wantsWholeNumbers(String text) {
    assertThatThrownBy(() -> new Paging(text, null).limit())
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("limit: must be a whole number");
    assertThatThrownBy(() -> new Paging(null, text).cursorAsNumber())
        .hasMessage("cursor: must be a whole number");
  }

  @Test
  void hasNoCursorAtTheBeginning() {
    assertThat(new Paging(null, null).cursorAsNumber()).isNull();
    assertThat(new Paging(null, "").cursorAsNumber()).isNull();
    assertThat(new Paging(null, "-7").cursorAsNumber()).isEqualTo(-7);
  }
}
