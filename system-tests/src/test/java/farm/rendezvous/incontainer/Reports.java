package farm.rendezvous.incontainer;

import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Report;
import farm.rendezvous.messages.Report.FileWarnings;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.messages.Report.FrameFailed;
import farm.rendezvous.messages.Report.FrameStarted;
import farm.rendezvous.messages.Report.FramesReturned;
import java.util.Arrays;
import java.util.List;

/** What a node tells of the attempt that it was granted. */
record Reports(Grant grant, String node) {

  static Reports by(Grant grant, String node) {
    return new Reports(grant, node);
  }

  Report started(int frame) {
    return new FrameStarted(grant.jobId(), grant.attemptId(), node, frame);
  }

  Report completed(int frame) {
    return new FrameCompleted(
        grant.jobId(),
        grant.attemptId(),
        node,
        frame,
        0.25,
        260,
        String.format("blender-render_%04d.png", frame),
        640,
        360,
        123_456,
        "ab".repeat(32));
  }

  Report failed(int frame, FailureReason reason, String problem) {
    return new FrameFailed(
        grant.jobId(), grant.attemptId(), node, frame, reason, problem, "Blender quit");
  }

  Report warned(String warning) {
    return new FileWarnings(grant.jobId(), grant.attemptId(), node, List.of(warning));
  }

  Report returned(Integer... frames) {
    return new FramesReturned(
        grant.jobId(), grant.attemptId(), node, Arrays.asList(frames), "the node stops");
  }
}
