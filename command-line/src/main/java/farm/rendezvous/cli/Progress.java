package farm.rendezvous.cli;

import farm.rendezvous.client.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How far a job is, in words. Knows when it first saw the job, for the rate; when it will be done
 * the farm knows better.
 *
 * @param since when the job was first seen
 * @param doneThen how many of its frames were finished then
 */
record Progress(Clock clock, Instant since, int doneThen) {
  private static final int MINIMUM_BAR = 10;

  static Progress from(Job firstSeen, Clock clock) {
    return new Progress(clock, clock.instant(), firstSeen.frameCounts().completed());
  }

  /** For a terminal, as wide as it may be. */
  String bar(Job job, int columns) {
    String words = line(job);
    int width = Math.max(MINIMUM_BAR, Math.min(40, columns - words.length() - 4));
    int filled = (int) (width * share(job));
    return "[" + "#".repeat(filled) + "-".repeat(width - filled) + "] " + words;
  }

  /** Without the bar. */
  String line(Job job) {
    Job.FrameCounts counts = job.frameCounts();
    StringBuilder line = new StringBuilder(counts(job));
    double perMinute = framesPerMinute(counts);
    if (perMinute > 0) {
      line.append(String.format(Locale.ROOT, ", %.1f frames/min", perMinute));
    }
    if (!job.isFinal()) {
      if (job.eta() != null) {
        line.append(", about ").append(until(job.eta())).append(" left").append(interval(job));
      } else if (perMinute > 0) {
        line.append(", ").append(clockFace(left(counts, perMinute))).append(" left");
      }
    }
    return line.toString();
  }

  private String interval(Job job) {
    return job.etaEarliest() == null || job.etaLatest() == null
        ? ""
        : " (%s to %s)".formatted(until(job.etaEarliest()), until(job.etaLatest()));
  }

  private String until(String moment) {
    Duration left = Duration.between(clock.instant(), Instant.parse(moment));
    return clockFace(left.isNegative() ? Duration.ZERO : left);
  }

  /** State and numbers alone: a new line is worth it when these change. */
  static String counts(Job job) {
    Job.FrameCounts counts = job.frameCounts();
    return "%s: %d/%d frames".formatted(job.state(), counts.completed(), counts.total())
        + (counts.failed() > 0 ? ", " + counts.failed() + " failed" : "")
        + (counts.canceled() > 0 ? ", " + counts.canceled() + " canceled" : "");
  }

  private static double share(Job job) {
    Job.FrameCounts counts = job.frameCounts();
    double whole = counts.total() == 0 ? 0 : (double) counts.completed() / counts.total();
    return Math.min(1, Math.max(whole, job.isFinal() ? whole : job.progress()));
  }

  private double framesPerMinute(Job.FrameCounts counts) {
    long millis = Duration.between(since, clock.instant()).toMillis();
    return millis <= 0 ? 0 : (counts.completed() - doneThen) * 60_000.0 / millis;
  }

  private static Duration left(Job.FrameCounts counts, double perMinute) {
    return Duration.ofSeconds(Math.round((counts.queued() + counts.active()) * 60 / perMinute));
  }

  private static String clockFace(Duration time) {
    return time.toHours() > 0
        ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "%d:%02d".formatted(time.toMinutesPart(), time.toSecondsPart());
  }
}
