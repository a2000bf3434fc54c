package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.ImageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Blender that goes through the frames of an attempt by itself, as the tutorial's does. Our
 * script in it is done before the first frame; nothing is told to Blender after that.
 */
final class ColdBlender implements AttemptBlender {

  private final BlenderProcess process;
  private final BlenderSession session;
  private final RenderTask task;
  private final NodeFiles nodeFiles;
  private boolean used;

  /** One that has just been started, the node files having been looked at before. */
  ColdBlender(BlenderProcess process, RenderTask task, NodeFiles nodeFiles) {
    this.process = process;
    this.session = new BlenderSession(process);
    this.task = task;
    this.nodeFiles = nodeFiles;
  }

  /** Where Blender will write which frame. */
  static Map<String, Integer> images(RenderTask task, List<Integer> frames) {
    ImageFormat format = task.settings().format();
    Map<String, Integer> images = new HashMap<>();
    frames.forEach(frame -> images.put(task.folder().image(frame, format).toString(), frame));
    return images;
  }

  @Override
  public BlenderProcess process() {
    return process;
  }

  @Override
  public List<String> open() throws RenderFailedException, InterruptedException {
    return session.awaitReady(task.settings()).warnings();
  }

  @Override
  public Rendered render(int frame) throws RenderFailedException, InterruptedException {
    used = true;
    Rendered rendered = session.awaitFrame(frame, task.settings().frameTimeout());
    return new Rendered(rendered.event().with(nodeFiles.of(frame)), rendered.lines());
  }

  @Override
  public boolean waitsToBeTold() {
    return false;
  }

  @Override
  public boolean isUsed() {
    return used;
  }

  @Override
  public boolean isOvergrown() {
    return false;
  }

  @Override
  public void close() {
    process.close();
  }
}
