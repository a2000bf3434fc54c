package farm.rendezvous.uploads;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the files of a job are called in the farm: as they lie to each other here, so that paths
 * between them lead where they did.
 *
 * @param main name of the .blend file
 * @param files by their names
 */
public record UploadPlan(String main, SortedMap<String, Path> files) {

  /**
   * Plans.
   *
   * @param blend absolute
   * @param used absolute
   */
  public static UploadPlan of(Path blend, List<Path> used) {
    List<Path> all = new ArrayList<>(used);
    all.add(blend);
    Path folder = parent(blend);
    for (Path file : all) {
      while (!file.startsWith(folder)) {
        folder = parent(folder);
      }
    }
    Path common = folder;
    Map<String, Path> files = new TreeMap<>();
    all.forEach(file -> files.put(name(common, file), file));
    return new UploadPlan(name(common, blend), new TreeMap<>(files));
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString();
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new UploadTrouble(path + " is in no folder");
    }
    return parent;
  }
}
