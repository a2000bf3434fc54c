package farm.rendezvous.node.byhand;

import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FramesReturned;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Frames that someone asked this node for. */
final class HandJob {

  private final List<String> problems = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  /** Takes in what happens to its frames. */
  void note(Report report) {
    if (report instanceof FrameFailed failed) {
      problems.add("frame " + failed.frame() + ": " + failed.problem());
    } else if (report instanceof FramesReturned returned) {
      problems.add("frames " + returned.frames() + " were not rendered: " + returned.reason());
    }
  }

  /** It could not be rendered at all. */
  void fail(String problem) {
    problems.add(problem);
  }

  /** Nothing more happens to it. */
  void end() {
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }

  /** What went wrong, a sentence; null if nothing did. */
  @Nullable String problem() {
    return problems.isEmpty() ? null : String.join("; ", problems);
  }
}
