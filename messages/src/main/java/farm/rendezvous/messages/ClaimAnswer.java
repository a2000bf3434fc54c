package farm.rendezvous.messages;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the orchestrator answers to a {@link Claim}. */
public sealed interface ClaimAnswer extends Message {

  UUID attemptId();

  /**
   * The batch is this attempt's until all its frames are reported or the attempt falls silent.
   *
   * @param frames the frames of the batch that nobody has finished, ascending; never empty
   * @param supersedes dead attempts at this batch, and at batches of the job that are done, whose
   *     folders have to be fenced off before the first frame, so that a node that comes back from
   *     the dead cannot write any more
   * @param again those of the frames that are to be rendered anew, though an image of before is in
   *     their place
   * @param predecessors those of the superseded that were at this very batch: what they put in
   *     place is of this try, while an older attempt may have left the image that is to be replaced
   * @param uploaded whether the file, and what it uses, is among the job's uploaded files and not
   *     below blend/files
   * @param fileVersion of the .blend when the job was submitted; null for one that was uploaded,
   *     and cannot change
   */
  record Grant(
      UUID attemptId,
      UUID batchId,
      UUID jobId,
      List<Integer> frames,
      RenderSettings settings,
      List<UUID> supersedes,
      List<Integer> again,
      List<UUID> predecessors,
      Boolean uploaded,
      @Nullable FileVersion fileVersion)
      implements ClaimAnswer {
    public Grant {
      frames = List.copyOf(frames);
      supersedes = List.copyOf(supersedes);
      // an older orchestrator says nothing of these
      again = again == null ? List.of() : List.copyOf(again);
      predecessors = predecessors == null ? List.of() : List.copyOf(predecessors);
      uploaded = uploaded != null && uploaded;
    }
  }

  /**
   * The batch is not to be had: a living attempt holds it, or it is finished or canceled. The offer
   * is void and can be dropped.
   *
   * @param reason a sentence for the node's log
   */
  record Refusal(UUID attemptId, String reason) implements ClaimAnswer {}

  /**
   * The batch is held by an attempt that has not been heard since this claim was first made;
   * whether it lives will be known soon.
   */
  record AskAgain(UUID attemptId, Duration after) implements ClaimAnswer {}
}
