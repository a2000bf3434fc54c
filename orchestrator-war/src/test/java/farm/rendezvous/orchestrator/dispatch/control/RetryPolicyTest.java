package farm.rendezvous.orchestrator.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.FailureReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RetryPolicyTest {

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNFIT_FILE", "FILE_CHANGED"})
  void triesAsOftenAsTheJobSays(FailureReason reason) {
    assertThat(RetryPolicy.isWorthIt(reason, 1, 3)).isTrue();
    assertThat(RetryPolicy.isWorthIt(reason, 2, 3)).isTrue();
    assertThat(RetryPolicy.isWorthIt(reason, 3, 3)).isFalse();
    assertThat(RetryPolicy.isWorthIt(reason, 4, 3)).isFalse();
    assertThat(RetryPolicy.isWorthIt(reason, 1, 1)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"UNFIT_FILE", "FILE_CHANGED"})
  void doesNotTryAFileAgainThatCannotBeRendered(FailureReason reason) {
    assertThat(RetryPolicy.isWorthIt(reason, 1, 3)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 2", "3, 4", "4, 8", "6, 32", "7, 60", "8, 60", "100, 60"})
  void waitsLongerEachTimeUpToAMinute(int failures, int seconds) {
    assertThat(RetryPolicy.delay(failures)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void waitsAMinuteHoweverOften() {
    assertThat(RetryPolicy.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
  }
}
