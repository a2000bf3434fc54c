package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.Orders;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JobCursorTest {

  @Test
  void findsTheJobAgainThatItWasMadeOf() {
    Instant fine = Instant.parse("2026-01-01T12:30:00.123456Z");
    Job job = new Job(Orders.JOB_ID, Orders.anOrderFor("1", 1), fine);

    assertThat(JobCursor.parse(JobCursor.after(job)))
        .isEqualTo(new JobCursor(fine, Orders.JOB_ID.toString()));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "")
  void beginsBeforeTheNewestJob(@Nullable String text) {
    assertThat(JobCursor.parse(text).moment()).isAfter("2100-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "abc",
    "_",
    "2026-01-01T00:00:00Z",
    "yesterday_x",
    "+999999999-01-01T00:00:00Z_x",
    "-999999999-01-01T00:00:00Z_x",
    "'''; drop table job; --'",
  })
  void refusesWhatNoListGaveOut(String text) {
    assertThatThrownBy(() -> JobCursor.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("cursor: is none that this list gave out as next");
  }
}
