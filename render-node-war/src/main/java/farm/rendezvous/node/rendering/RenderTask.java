package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.node.storage.AttemptOutput;
import farm.rendezvous.node.storage.Inputs;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Frames for one Blender after another.
 *
 * @param inputs the .blend file, and the folder that it must not lead out of
 * @param log where Blender's output is kept
 */
public record RenderTask(
    UUID jobId,
    UUID attemptId,
    String node,
    Inputs inputs,
    List<Integer> frames,
    RenderSettings settings,
    AttemptOutput folder,
    Path log) {
  public RenderTask {
    frames = List.copyOf(frames);
  }

  /** The .blend file, absolute. */
  public Path file() {
    return inputs.file();
  }
}
