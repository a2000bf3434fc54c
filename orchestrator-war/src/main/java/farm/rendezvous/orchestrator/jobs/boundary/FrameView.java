package farm.rendezvous.orchestrator.jobs.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.orchestrator.jobs.control.FrameOrNumber;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import org.jspecify.annotations.Nullable;

/**
 * A frame as the API shows it.
 *
 * @param attempts times that a node has begun with it
 * @param node the last that did
 * @param seconds wall time of the frame alone
 * @param reason the class of failure of its last try
 * @param problem why its last try failed: a sentence, then the end of Blender's log
 */
public record FrameView(
    int frame,
    FrameState state,
    int attempts,
    @Nullable String node,
    @Nullable Double seconds,
    @Nullable @JsonProperty("peakMemoryMiB") Integer peakMemoryMiB,
    @Nullable String file,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Long bytes,
    @Nullable String sha256,
    @Nullable FailureReason reason,
    @Nullable String problem) {

  /** Shows a frame. */
  public static FrameView of(FrameOrNumber shown) {
    Frame frame = shown.frame();
    if (frame == null) {
      return new FrameView(
          shown.number(),
          shown.state(),
          0,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }
    return new FrameView(
        frame.number(),
        frame.state(),
        frame.attempts(),
        frame.node(),
        frame.seconds(),
        frame.peakMemoryMiB(),
        frame.file(),
        frame.width(),
        frame.height(),
        frame.bytes(),
        frame.sha256(),
        frame.reason(),
        frame.problem());
  }
}
