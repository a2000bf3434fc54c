package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.node.output.AttemptFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Frames for one Blender after another.
 *
 * @param file the .blend file, absolute
 * @param log where Blender's output is kept
 */
public record RenderTask(
    UUID jobId,
    UUID attemptId,
    String node,
    Path file,
    List<Integer> frames,
    RenderSettings settings,
    AttemptFolder folder,
    Path log) {
  public RenderTask {
    frames = List.copyOf(frames);
  }
}
