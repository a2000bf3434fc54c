package farm.rendezvous.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RateLimitTest {

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aLimitThatNobodyCouldKeepIsRefusedByItsName(int perSecond) {
    assertThatThrownBy(() -> RateLimit.bucket(perSecond))
        .hasMessage("RATE_LIMIT is " + perSecond + ": 1 or more");
  }
}
