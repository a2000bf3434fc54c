package farm.rendezvous.messages;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node says that it is there, once a second. An attempt lives as long as heartbeats list it.
 *
 * @param node name, unique in the farm
 * @param slots batches that it renders at the same time
 * @param blenderVersion such as {@code 3.4.1}; null while its Blender does not answer
 * @param memoryMiB of the machine
 * @param work the attempts that it holds, also those whose last reports are not sent yet
 */
public record Heartbeat(
    String node,
    NodeState state,
    int slots,
    @Nullable String blenderVersion,
    int cores,
    long memoryMiB,
    List<Work> work)
    implements Message {
  public Heartbeat {
    work = List.copyOf(work);
  }

  /**
   * One attempt of the node.
   *
   * @param frame the one that Blender is at; null before the first and after the last
   * @param progress how much of that frame is rendered, 0 to 1; null while Blender has not said,
   *     and in messages of an older node
   * @param waiting frames that Blender has not begun; null in messages of an older node
   * @param waitingSeconds how long those may take, going by those before; null if nothing is known
   */
  public record Work(
      UUID jobId,
      UUID batchId,
      UUID attemptId,
      @Nullable Integer frame,
      @Nullable Double progress,
      @Nullable Integer waiting,
      @Nullable Double waitingSeconds) {

    /** An attempt that is at no frame. */
    public Work(UUID jobId, UUID batchId, UUID attemptId) {
      this(jobId, batchId, attemptId, null, null, null, null);
    }
  }
}
