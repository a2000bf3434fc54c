package farm.rendezvous.cli;

import farm.rendezvous.client.Schedule;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where and when the frames of a job are to be rendered. */
final class ScheduleOptions {

  @Option(
      names = "--requires",
      paramLabel = "TAG",
      split = ",",
      description = "Only nodes with this tag, such as gpu; may be given again.")
  private @Nullable List<String> requires;

  @Option(
      names = "--start-after",
      paramLabel = "TIME",
      description = "Not before, such as 2026-12-24T18:00:00+01:00.")
  private @Nullable String startAfter;

  @Option(
      names = "--depends-on",
      paramLabel = "ID",
      description = "A job that has to be completed first.")
  private @Nullable String dependsOn;

  @Option(
      names = "--preview",
      description = "First, last and middle frame, then ever finer, instead of first to last.")
  private boolean preview;

  @Option(
      names = "--hold",
      description = "With --preview: pause after these three until the job is resumed.")
  private boolean hold;

  Schedule schedule() {
    if (hold && !preview) {
      throw new Unusable("--hold needs --preview beside it. See: ./rendezvous submit --help");
    }
    return new Schedule(
        requires, startAfter, dependsOn, preview ? "preview" : null, hold ? true : null);
  }
}
