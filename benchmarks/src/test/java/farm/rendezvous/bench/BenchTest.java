package farm.rendezvous.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BenchTest {

  private static final int WRONG_CALL = 2;

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"wal --frames=1", "wall --scenes=uniform,skwed", "controlplane --nodes=many"})
  void nothingIsMeasuredForACallThatIsWrong(String name, String option) {
    assertThat(Bench.execute(option, name)).isEqualTo(WRONG_CALL);
  }
}
