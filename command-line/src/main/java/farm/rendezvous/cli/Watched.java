package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Sentence;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job that is watched, and what was said of it. */
final class Watched {
  private final String id;
  private final boolean named;
  private final FarmClient farm;
  private final FailedFrames failedFrames;
  private @Nullable Job job;
  private @Nullable Progress progress;
  private String saidCounts = "";

  /**
   * One that has not been looked at yet.
   *
   * @param named whether to say which job it is, where others are watched with it
   */
  Watched(String id, boolean named, FarmClient farm, Console console) {
    this.id = id;
    this.named = named;
    this.farm = farm;
    this.failedFrames = new FailedFrames(farm, console);
  }

  /** Asks the farm. One that has ended is not asked for again. */
  Job look() {
    if (job == null || !job.isFinal()) {
      job = farm.job(id);
    }
    return job;
  }

  void sayFailedFrames() {
    failedFrames.say(seen(), name(seen(), named));
  }

  /** The job, if it is another than the last time that this was asked. */
  Optional<Job> news() {
    String counts = Progress.counts(seen());
    boolean same = counts.equals(saidCounts);
    saidCounts = counts;
    return same ? Optional.empty() : Optional.of(seen());
  }

  /** The same in words. */
  Optional<String> newLine(Clock clock) {
    return news().map(changed -> name(changed, named) + progress(clock).line(changed));
  }

  /** For a terminal as wide as this. */
  String bar(Clock clock, int columns) {
    String name = name(seen(), named);
    return name + progress(clock).bar(seen(), columns - name.length());
  }

  private Progress progress(Clock clock) {
    if (progress == null) {
      progress = Progress.from(seen(), clock);
    }
    return progress;
  }

  private Job seen() {
    return Objects.requireNonNull(job, "nobody has looked");
  }

  /** How the job ended, unless as it should. */
  static Optional<String> end(Job ended, boolean named) {
    if (ended.isCompleted()) {
      return Optional.empty();
    }
    String which = named ? "Job " + ended.id() : "The job";
    return Optional.of(
        ended.state().equals("failed")
            ? which + " failed: " + Sentence.of(ended.problem())
            : which + " was canceled.");
  }

  private static String name(Job of, boolean named) {
    return named ? Objects.requireNonNullElse(of.name(), of.id()) + "  " : "";
  }
}
