package farm.rendezvous.bench.controlplane;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long nodes had to wait, in microseconds up to an hour. */
final class Timings {
  private static final int DIGITS = 3;

  private final Histogram slotToBatch;
  private final Histogram claims;
  private final Histogram reports;

  Timings() {
    this(histogram(), histogram(), histogram());
  }

  private Timings(Histogram slotToBatch, Histogram claims, Histogram reports) {
    this.slotToBatch = slotToBatch;
    this.claims = claims;
    this.reports = reports;
  }

  /** From the last report of a batch to the grant of the next one. */
  Histogram slotToBatch() {
    return slotToBatch;
  }

  /** From a claim to its answer. */
  Histogram claims() {
    return claims;
  }

  /** From the sending of a report until the broker has it on disk. */
  Histogram reports() {
    return reports;
  }

  void reset() {
    slotToBatch.reset();
    claims.reset();
    reports.reset();
  }

  /** As they are now, while recording goes on. */
  Timings copy() {
    return new Timings(slotToBatch.copy(), claims.copy(), reports.copy());
  }

  static void record(Histogram histogram, long fromNanos) {
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - fromNanos);
    histogram.recordValue(Math.min(Math.max(0, micros), histogram.getHighestTrackableValue()));
  }

  /** Milliseconds at a percentile, such as {@code 12.3}; a dash if there are no values. */
  static String millis(Histogram histogram, double percentile) {
    return histogram.getTotalCount() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f", histogram.getValueAtPercentile(percentile) / 1e3);
  }

  private static Histogram histogram() {
    return new ConcurrentHistogram(TimeUnit.HOURS.toMicros(1), DIGITS);
  }
}
