package farm.rendezvous.cli;

import farm.rendezvous.await.Await;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.FarmNotReachable;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Node;
import farm.rendezvous.client.Sentence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows one job to its end, also over a time in which the farm does not answer. */
final class JobWatch {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofDays(3650);

  private final FarmClient farm;
  private final Console console;
  private final Clock clock;
  private final FailedFrames failedFrames;
  private final Absence absence;
  private @Nullable Progress progress;
  private final boolean json;
  private String saidCounts = "";

  /**
   * Of a job of this farm.
   *
   * @param json whether to say the whole job, as a line of JSON, each time that it has changed
   */
  JobWatch(FarmClient farm, Console console, Clock clock, boolean json) {
    this.json = json;
    this.farm = farm;
    this.console = console;
    this.clock = clock;
    this.failedFrames = new FailedFrames(farm, console);
    this.absence = new Absence(console, clock);
  }

  /** Returns the exit code that the job's end means. */
  int untilEnd(String id) {
    Job ended =
        Await.every(POLL)
            .until(
                "The end of job " + id,
                LONGEST,
                () -> look(id),
                seen -> seen.filter(Job::isFinal).isPresent())
            .orElseThrow();
    console.keep();
    if (ended.isCompleted()) {
      return ExitCode.DONE;
    }
    if (json) {
      return ExitCode.JOB_FAILED;
    }
    console.say(
        ended.state().equals("failed")
            ? "The job failed: " + Sentence.of(ended.problem())
            : "The job was canceled.");
    return ExitCode.JOB_FAILED;
  }

  private Optional<Job> look(String id) {
    try {
      Job job = farm.job(id);
      absence.over();
      if (json) {
        sayChanges(job);
      } else {
        failedFrames.say(job);
        show(job);
      }
      return Optional.of(job);
    } catch (FarmNotReachable e) {
      absence.goesOn(e);
      return Optional.empty();
    }
  }

  private void sayChanges(Job job) {
    if (!Progress.counts(job).equals(saidCounts)) {
      saidCounts = Progress.counts(job);
      console.say(job.json());
    }
  }

  private void show(Job job) {
    if (progress == null) {
      progress = Progress.from(job, clock);
    }
    if (console.isTerminal()) {
      List<String> block = new ArrayList<>(List.of(progress.bar(job, console.columns())));
      if (!job.isFinal()) {
        nodes().forEach(node -> block.add(NodeLine.of(node)));
      }
      console.draw(block);
    } else if (!Progress.counts(job).equals(saidCounts)) {
      saidCounts = Progress.counts(job);
      console.say(progress.line(job));
    }
  }

  /** They are an extra: without them the watch goes on. */
  private List<Node> nodes() {
    try {
      return farm.nodes();
    } catch (FarmNotReachable e) {
      return List.of();
    }
  }

  /** A time in which nobody answers. */
  private static final class Absence {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Console console;
    private final Clock clock;
    private @Nullable Instant since;

    Absence(Console console, Clock clock) {
      this.console = console;
      this.clock = clock;
    }

    void goesOn(FarmNotReachable reason) {
      if (since == null) {
        since = clock.instant();
        console.complain(reason.getMessage() + " (trying again for a minute)");
      } else if (Duration.between(since, clock.instant()).compareTo(PATIENCE) >= 0) {
        throw reason;
      }
    }

    void over() {
      if (since != null) {
        since = null;
        console.complain("The farm answers again.");
      }
    }
  }
}
