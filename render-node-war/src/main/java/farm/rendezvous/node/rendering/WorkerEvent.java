package farm.rendezvous.node.rendering;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What worker.py says, protocol version 3; see its docstring. What cold.py says is a part of it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "ready", value = WorkerEvent.Ready.class),
  @JsonSubTypes.Type(name = "unfit", value = WorkerEvent.Unfit.class),
  @JsonSubTypes.Type(name = "started", value = WorkerEvent.Started.class),
  @JsonSubTypes.Type(name = "finished", value = WorkerEvent.Finished.class),
  @JsonSubTypes.Type(name = "failed", value = WorkerEvent.Failed.class),
})
sealed interface WorkerEvent {

  /**
   * The file is open and the settings are applied.
   *
   * @param width that images will have
   * @param height the same
   * @param layers how many view layers a frame is made of
   * @param simulates whether a frame depends on those that were rendered before it
   * @param since when the opening began, seconds since 1970
   * @param files what the file uses besides itself, absolute paths, there or not; null if they are
   *     too many
   * @param contents what the file says of the scene, whatever the settings are
   */
  record Ready(
      String blender,
      String scene,
      List<String> warnings,
      int width,
      int height,
      int layers,
      boolean simulates,
      double since,
      @Nullable List<String> files,
      Contents contents)
      implements WorkerEvent {}

  /** See {@link farm.rendezvous.messages.Inspection}. */
  record Contents(
      List<String> scenes,
      List<String> cameras,
      int firstFrame,
      int lastFrame,
      int frameStep,
      double fps,
      int width,
      int height,
      String engine) {}

  /** The file with these settings can never render. */
  record Unfit(String reason, String problem) implements WorkerEvent {}

  /** Blender begins with the frame. */
  record Started(int frame) implements WorkerEvent {}

  /**
   * Blender says that the image is written.
   *
   * @param width that the image must have
   * @param height that the image must have
   * @param peakMemoryMiB the most that Blender had of the memory while it rendered
   * @param memoryMiB what it has after that
   * @param nodeFiles what File Output nodes wrote
   */
  record Finished(
      int frame,
      int width,
      int height,
      double seconds,
      @Nullable Integer peakMemoryMiB,
      @Nullable Integer memoryMiB,
      List<String> nodeFiles)
      implements WorkerEvent {

    /** The same with these files of File Output nodes. */
    Finished with(List<String> files) {
      return new Finished(frame, width, height, seconds, peakMemoryMiB, memoryMiB, files);
    }
  }

  /** Blender says that the frame failed; others may go well. */
  record Failed(int frame, String reason, String problem) implements WorkerEvent {}
}
