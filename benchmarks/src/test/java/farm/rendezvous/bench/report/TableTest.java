package farm.rendezvous.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columnsAreAsWideAsWhatStandsInThem() {
    Table table = new Table("scene", "s").row("uniform", 1.5).row("tiny", 100);

    assertThat(table.lines())
        .containsExactly(
            "| scene   |   s |", "|---------|----:|", "| uniform | 1.5 |", "| tiny    | 100 |");
  }

  @Test
  void aRowHasACellForEachColumn() {
    Table table = new Table("scene", "s");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.row("tiny"))
        .withMessageContaining("1 cells for the 2 columns");
  }
}
