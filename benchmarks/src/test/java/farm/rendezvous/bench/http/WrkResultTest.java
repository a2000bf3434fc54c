package farm.rendezvous.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrkResultTest {

  @Test
  void theLineOfTheScriptIsRead() {
    WrkResult result =
        WrkResult.parse(
            List.of(
                "Running 10s test @ http://localhost:4000",
                "RESULT requests=5000 duration=10000000 p50=1500 p90=2500 p99=9000 max=12000"
                    + " status=1 connect=0 read=2 write=0 timeout=3"));

    assertThat(result).isEqualTo(new WrkResult(5000, 10, 6, 1.5, 2.5, 9, 12));
    assertThat(result.callsPerSecond()).isEqualTo(500);
  }

  @Test
  void withoutTheLineThereIsNoResult() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WrkResult.parse(List.of("unable to connect")))
        .withMessageContaining("unable to connect");
  }
}
