package farm.rendezvous.node.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which files of File Output nodes belong to which frame, where Blender does not say. It writes
 * them before the image of their frame, and those of the next frame after that image.
 */
final class NodeFiles {

  private static final System.Logger LOG = System.getLogger(NodeFiles.class.getName());

  private final RenderTask task;
  private final Map<Path, FileTime> known = new HashMap<>();

  /** What is there now belongs to earlier frames. */
  NodeFiles(RenderTask task) {
    this.task = task;
    known.putAll(find());
  }

  /** Those of the frame whose image was just written. */
  List<String> of(int frame) {
    FileTime image;
    try {
      image = Files.getLastModifiedTime(task.folder().image(frame, task.settings().format()));
    } catch (IOException e) {
      return List.of(); // the check will say that it is missing
    }
    Map<Path, FileTime> found = find();
    found.values().removeIf(written -> written.compareTo(image) > 0);
    found.entrySet().removeAll(known.entrySet());
    known.putAll(found);
    return found.keySet().stream().map(Path::toString).sorted().toList();
  }

  private Map<Path, FileTime> find() {
    Map<Path, FileTime> found = new HashMap<>();
    try (Stream<Path> files = Files.walk(task.folder().nodes())) {
      files.filter(Files::isRegularFile).forEach(file -> add(file, found));
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.DEBUG, "no File Output nodes: {0}", e.getMessage());
    }
    return found;
  }

  /** A file that is gone has been put in its place just now. */
  private static void add(Path file, Map<Path, FileTime> found) {
    try {
      found.put(file, Files.getLastModifiedTime(file));
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "{0} is gone: {1}", file, e.getMessage());
    }
  }
}
