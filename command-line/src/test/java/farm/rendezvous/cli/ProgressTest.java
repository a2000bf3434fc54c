package farm.rendezvous.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private final Instant begin = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void beginsWithoutARate() {
    assertThat(after(Duration.ZERO).line(job("queued", 2, 0))).isEqualTo("queued: 2/8 frames");
  }

  @Test
  void ratesOnlyWhatItHasSeen() {
    assertThat(after(Duration.ofSeconds(90)).line(job("active", 5, 0)))
        .isEqualTo("active: 5/8 frames, 2.0 frames/min, 1:30 left");
  }

  @Test
  void countsHoursWhenThereAreSome() {
    assertThat(after(Duration.ofMinutes(90)).line(job("active", 3, 0)))
        .endsWith("0.0 frames/min, 7:30:00 left");
  }

  @Test
  void goesByTheFarmWhereThatKnows() {
    Job job = job("active", 2, 0, "2026-01-01T00:03:20Z");

    assertThat(after(Duration.ofSeconds(20)).line(job))
        .isEqualTo("active: 2/8 frames, about 3:00 left (2:00 to 5:00)");
  }

  @Test
  void tellsOfFailedFrames() {
    assertThat(after(Duration.ofSeconds(60)).line(job("failed", 7, 1)))
        .isEqualTo("failed: 7/8 frames, 1 failed, 5.0 frames/min");
  }

  @Test
  void drawsABarThatFits() {
    assertThat(after(Duration.ZERO).bar(job("active", 4, 0), 80))
        .isEqualTo("[" + "#".repeat(20) + "-".repeat(20) + "] active: 4/8 frames");
    assertThat(after(Duration.ZERO).bar(job("active", 4, 0), 50)).hasSizeLessThan(50);
  }

  private Progress after(Duration time) {
    return new Progress(Clock.fixed(begin.plus(time), ZoneOffset.UTC), begin, 2);
  }

  private static Job job(String state, int completed, int failed) {
    return job(state, completed, failed, null);
  }

  private static Job job(String state, int completed, int failed, @Nullable String eta) {
    int queued = 8 - completed - failed;
    return new Job(
        "j1",
        null,
        "demo.blend",
        "1-8",
        50,
        state,
        null,
        null,
        null,
        new Job.FrameCounts(8, queued, 0, completed, failed, 0),
        completed / 8.0,
        eta,
        eta == null ? null : "2026-01-01T00:02:20Z",
        eta == null ? null : "2026-01-01T00:05:20Z",
        null,
        null,
        Map.of());
  }
}
