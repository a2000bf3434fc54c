package farm.rendezvous.node.rendering;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a .blend file uses besides itself, as it was when Blender had loaded it: libraries, textures
 * and whole sequences of them, fonts, sounds, caches of simulations. What was written while Blender
 * loaded may be what it has or not.
 */
final class LinkedFiles {

  private final Map<Path, FileStamp> stamps = new HashMap<>();
  private final boolean tooMany;
  private final boolean changedMeanwhile;

  /**
   * As they are now.
   *
   * @param paths absolute; what is no path is left out; null for too many to look at
   * @param since when Blender began to load, seconds since 1970
   */
  LinkedFiles(@Nullable List<String> paths, double since) {
    tooMany = paths == null;
    for (String path : paths == null ? List.<String>of() : paths) {
      try {
        Path file = Path.of(path);
        stamps.put(file, FileStamp.of(file));
      } catch (InvalidPathException e) {
        // Blender cannot open it either
      }
    }
    changedMeanwhile = stamps.values().stream().anyMatch(stamp -> stamp.isSince(since));
  }

  /** Whether one of them was, or may have been, changed, put there or taken away since. */
  boolean mayHaveChanged() {
    return tooMany
        || changedMeanwhile
        || stamps.entrySet().stream()
            .anyMatch(entry -> !FileStamp.of(entry.getKey()).equals(entry.getValue()));
  }
}
