package farm.rendezvous.bench.controlplane;

import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.Report.FrameCompleted;
import java.util.Locale;
import java.util.UUID;

/** What a node would say of an image, of the usual length. */
final class MadeUp {
  private static final int PEAK_MEMORY_MIB = 260;
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final long BYTES = 2_345_678;

  private MadeUp() {}

  static FrameCompleted completed(Grant grant, String node, int frame, java.time.Duration time) {
    return new FrameCompleted(
        grant.jobId(),
        grant.attemptId(),
        node,
        frame,
        time.toMillis() / 1e3,
        PEAK_MEMORY_MIB,
        String.format(Locale.ROOT, "blender-render_%04d.png", frame),
        WIDTH,
        HEIGHT,
        BYTES,
        sha256(grant.jobId(), frame));
  }

  /** 64 hex digits that are another frame's with no likelihood. */
  private static String sha256(UUID job, int frame) {
    String digits = job.toString().replace("-", "");
    return digits + String.format(Locale.ROOT, "%032x", frame);
  }
}
