package farm.rendezvous.cli;

import farm.rendezvous.await.Await;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.FarmNotReachable;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Node;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Follows jobs to their end, also over a time in which the farm does not answer. */
final class JobWatch {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofDays(3650);

  private final FarmClient farm;
  private final Console console;
  private final Clock clock;
  private final boolean json;
  private final Absence absence;

  /**
   * Of jobs of this farm.
   *
   * @param json whether to say a whole job, as a line of JSON, each time that it has changed
   */
  JobWatch(FarmClient farm, Console console, Clock clock, boolean json) {
    this.json = json;
    this.farm = farm;
    this.console = console;
    this.clock = clock;
    this.absence = new Absence(console, clock);
  }

  /** Returns the exit code that the end of the jobs means, of the worst where it is several. */
  int untilEnd(List<String> ids) {
    boolean several = ids.size() > 1;
    List<Watched> watched =
        ids.stream().distinct().map(id -> new Watched(id, several, farm, console)).toList();
    List<Job> ended =
        Await.every(POLL)
            .until(
                "The end of job " + String.join(", ", ids),
                LONGEST,
                () -> look(watched),
                seen -> !seen.isEmpty() && seen.stream().allMatch(Job::isFinal));
    console.keep();
    if (!json) {
      ended.stream()
          .map(job -> Watched.end(job, several))
          .forEach(end -> end.ifPresent(console::say));
    }
    return ended.stream().allMatch(Job::isCompleted) ? ExitCode.DONE : ExitCode.JOB_FAILED;
  }

  /** The jobs as they are now; none if the farm does not answer. */
  private List<Job> look(List<Watched> watched) {
    try {
      List<Job> jobs = watched.stream().map(Watched::look).toList();
      absence.over();
      if (json) {
        watched.forEach(each -> each.news().map(Job::json).ifPresent(console::say));
      } else {
        watched.forEach(Watched::sayFailedFrames);
        show(watched, jobs);
      }
      return jobs;
    } catch (FarmNotReachable e) {
      absence.goesOn(e);
      return List.of();
    }
  }

  private void show(List<Watched> watched, List<Job> jobs) {
    if (console.isTerminal()) {
      List<String> block = new ArrayList<>();
      watched.forEach(each -> block.add(each.bar(clock, console.columns())));
      if (!jobs.stream().allMatch(Job::isFinal)) {
        nodes().forEach(node -> block.add(NodeLine.of(node)));
      }
      console.draw(block);
    } else {
      watched.forEach(each -> each.newLine(clock).ifPresent(console::say));
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
}
