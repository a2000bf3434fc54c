package farm.rendezvous.node.rendering;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What worker.py says, protocol version 1; see its docstring. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(name = "ready", value = WorkerEvent.Ready.class),
  @JsonSubTypes.Type(name = "unfit", value = WorkerEvent.Unfit.class),
  @JsonSubTypes.Type(name = "started", value = WorkerEvent.Started.class),
  @JsonSubTypes.Type(name = "finished", value = WorkerEvent.Finished.class),
  @JsonSubTypes.Type(name = "failed", value = WorkerEvent.Failed.class),
})
sealed interface WorkerEvent {

  /** The file is open and the settings are applied. */
  record Ready(String blender, List<String> warnings) implements WorkerEvent {}

  /** The file with these settings can never render. */
  record Unfit(String reason, String problem) implements WorkerEvent {}

  /** Blender begins with the frame. */
  record Started(int frame) implements WorkerEvent {}

  /**
   * Blender says that the image is written.
   *
   * @param width that the image must have
   * @param height that the image must have
   * @param nodeFiles what File Output nodes wrote
   */
  record Finished(
      int frame,
      int width,
      int height,
      double seconds,
      @Nullable Integer peakMemoryMiB,
      List<String> nodeFiles)
      implements WorkerEvent {}

  /** Blender says that the frame failed; others may go well. */
  record Failed(int frame, String reason, String problem) implements WorkerEvent {}
}
