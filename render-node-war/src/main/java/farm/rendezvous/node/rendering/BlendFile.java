package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.FileVersion;
import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.storage.Inputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A last look at a file before Blender opens it: at a pipe it would wait for ever. */
final class BlendFile {

  private BlendFile() {}

  /**
   * Sees that it is a file in the folder of the inputs, or the one that the node's owner set, and
   * of the version that is wanted.
   */
  static void check(Inputs inputs, NodeSettings settings) throws RenderFailedException {
    Path file = inputs.file();
    try {
      Path real = file.toRealPath();
      boolean trusted = file.equals(settings.blendFile());
      if (!trusted && !real.startsWith(inputs.folder().toRealPath())) {
        throw refuse(FailureReason.UNFIT_FILE, file + " leads out of the folder of .blend files");
      }
      if (!Files.isRegularFile(real)) {
        throw refuse(
            FailureReason.UNFIT_FILE,
            file
                + " is "
                + (Files.isDirectory(real) ? "a folder" : "a pipe or device")
                + ", no file");
      }
      if (inputs.version() != null && !inputs.version().equals(FileVersion.of(real))) {
        throw refuse(
            FailureReason.FILE_CHANGED, inputs.seenInside(FileVersion.changed(file.toString())));
      }
    } catch (NoSuchFileException e) {
      throw refuse(FailureReason.NODE_TROUBLE, "this node cannot read " + file + ": not there");
    } catch (IOException e) {
      throw refuse(FailureReason.NODE_TROUBLE, "this node cannot read " + file + ": " + e);
    }
  }

  private static RenderFailedException refuse(FailureReason reason, String problem) {
    return RenderFailedException.ofBlender(new Failure(reason, problem), "");
  }
}
