package farm.rendezvous.cli;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Sentence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says of each failed frame once why it failed. */
final class FailedFrames {
  private static final int AT_MOST = 20;

  private final FarmClient farm;
  private final Console console;
  private final Set<Integer> said = new HashSet<>();

  FailedFrames(FarmClient farm, Console console) {
    this.farm = farm;
    this.console = console;
  }

  /**
   * Says it of those that have failed since the last call.
   *
   * @param before which job it is, before each line
   */
  void say(Job job, String before) {
    if (job.frameCounts().failed() <= said.size()) {
      return;
    }
    List<Frame> fresh =
        farm.frames(job.id()).stream()
            .filter(frame -> frame.isFailed() && said.add(frame.frame()))
            .toList();
    fresh.stream()
        .limit(AT_MOST)
        .forEach(
            frame ->
                console.say(
                    before
                        + "Frame %d failed: %s"
                            .formatted(frame.frame(), Sentence.of(frame.problem()))));
    if (fresh.size() > AT_MOST) {
      console.say(before + "and %d more frames failed".formatted(fresh.size() - AT_MOST));
    }
  }
}
