package farm.rendezvous.messages;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a node tells of an attempt. Every frame of a {@link ClaimAnswer.Grant} ends in exactly one
 * of completed, failed or returned; the attempt is over when each has. Reports may arrive late,
 * twice or in any order, and all but those of the frame's current attempt are stale.
 */
public sealed interface Report extends ReportMessage {

  UUID jobId();

  UUID attemptId();

  String node();

  @Override
  default List<Report> reports() {
    return List.of(this);
  }

  /** Blender has begun with the frame. */
  record FrameStarted(UUID jobId, UUID attemptId, String node, int frame) implements Report {}

  /**
   * The frame is checked and in its place.
   *
   * @param node who rendered it; not the sender, where the sender found it finished by an attempt
   *     that died before it could say so
   * @param seconds wall time of the frame alone; null where nobody is left who knows
   * @param peakMemoryMiB most memory that Blender held until the end of the frame
   * @param file name in the job's folder
   * @param bytes size of the file
   * @param sha256 of the file, lower-case hex
   */
  record FrameCompleted(
      UUID jobId,
      UUID attemptId,
      String node,
      int frame,
      @Nullable Double seconds,
      @Nullable Integer peakMemoryMiB,
      String file,
      int width,
      int height,
      long bytes,
      String sha256)
      implements Report {}

  /**
   * The frame was tried and is not there.
   *
   * @param problem one sentence that a Blender user understands
   * @param logTail the end of Blender's log, may be empty
   */
  record FrameFailed(
      UUID jobId,
      UUID attemptId,
      String node,
      int frame,
      FailureReason reason,
      String problem,
      String logTail)
      implements Report {}

  /** The node will not render these frames of the attempt; nothing is wrong with them. */
  record FramesReturned(
      UUID jobId, UUID attemptId, String node, List<Integer> frames, String reason)
      implements Report {
    public FramesReturned {
      frames = List.copyOf(frames);
    }
  }

  /** What Blender noticed about the file when it opened it, a sentence each. */
  record FileWarnings(UUID jobId, UUID attemptId, String node, List<String> warnings)
      implements Report {
    public FileWarnings {
      warnings = List.copyOf(warnings);
    }
  }
}
