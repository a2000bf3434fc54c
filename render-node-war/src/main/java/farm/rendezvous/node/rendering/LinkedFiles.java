package farm.rendezvous.node.rendering;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a .blend file uses besides itself, as it was when Blender loaded it: libraries, textures,
 * fonts, sounds. Of a sequence of images it is the one that the file names; caches of simulations
 * are not among them.
 */
final class LinkedFiles {

  private final Map<Path, FileStamp> stamps = new HashMap<>();

  /**
   * As they are now.
   *
   * @param paths absolute; what is no path is left out
   */
  LinkedFiles(List<String> paths) {
    for (String path : paths) {
      try {
        Path file = Path.of(path);
        stamps.put(file, FileStamp.of(file));
      } catch (InvalidPathException e) {
        // Blender cannot open it either
      }
    }
  }

  /** Whether one of them was changed, put there or taken away since. */
  boolean areChanged() {
    return stamps.entrySet().stream()
        .anyMatch(entry -> !FileStamp.of(entry.getKey()).equals(entry.getValue()));
  }
}
