package farm.rendezvous.node.rendering;

import java.util.List;

/** A Blender as long as it works for one attempt. Closing it ends it. */
sealed interface AttemptBlender extends AutoCloseable permits WarmBlender, ColdBlender {

  /** The program that runs. */
  BlenderProcess process();

  /**
   * Sees that the file is open and the job's settings are applied.
   *
   * @return what was noticed about the file, a sentence each
   */
  List<String> open() throws RenderFailedException, InterruptedException;

  /** Renders a frame; what it made is in the attempt's folder then, and not checked. */
  Rendered render(int frame) throws RenderFailedException, InterruptedException;

  /** Whether it renders a frame only when it is told to, and not all of them one after another. */
  boolean waitsToBeTold();

  /** Whether it has been through a frame already, for whatever attempt. */
  boolean isUsed();

  /** Whether a new one should take its place. */
  boolean isOvergrown();

  @Override
  void close();
}
