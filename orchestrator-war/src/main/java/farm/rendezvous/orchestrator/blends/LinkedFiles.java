package farm.rendezvous.orchestrator.blends;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What .blend files in a folder use of that folder: libraries with what they use, textures and
 * whole sequences of them, fonts, sounds, caches. Only paths that are relative to their .blend file
 * count; others would lead nowhere on another machine.
 */
public final class LinkedFiles {

  private static final System.Logger LOG = System.getLogger(LinkedFiles.class.getName());

  private static final Pattern NUMBER = Pattern.compile("<UDIM>|<UVTILE>|\\d+(?=\\D*$)");

  private final Path folder;

  public LinkedFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * The names below the folder of a file and of all that it uses and that is there.
   *
   * @param main name of the .blend file below the folder
   */
  public List<String> of(String main) throws IOException {
    Set<Path> found = new TreeSet<>();
    Deque<Path> blends = new ArrayDeque<>();
    add(folder.resolve(main).normalize(), found, blends);
    while (!blends.isEmpty()) {
      Path blend = blends.remove();
      for (Path used : used(blend)) {
        add(used, found, blends);
      }
    }
    return found.stream()
        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  private void add(Path file, Set<Path> found, Deque<Path> blends) throws IOException {
    if (file.startsWith(folder)
        && Files.isRegularFile(file)
        && file.toRealPath().startsWith(folder.toRealPath())
        && found.add(file)
        && file.toString().endsWith(".blend")) {
      blends.add(file);
    }
  }

  private static List<Path> used(Path blend) throws IOException {
    Path here = java.util.Objects.requireNonNull(blend.getParent());
    Set<Path> used = new TreeSet<>(filesIn(cache(blend, here)));
    try {
      for (BlendPaths.Found each : BlendPaths.of(blend)) {
        used.addAll(resolve(each, here));
      }
    } catch (IOException e) {
      LOG.log(
          Level.INFO,
          "what {0} uses cannot be read, Blender will say why: {1}",
          blend,
          e.toString());
    }
    return List.copyOf(used);
  }

  /** Where Blender keeps baked simulations on the disk. */
  private static Path cache(Path blend, Path here) {
    return here.resolve(
        "blendcache_" + String.valueOf(blend.getFileName()).replaceAll("\\.blend$", ""));
  }

  private static List<Path> resolve(BlendPaths.Found found, Path here) throws IOException {
    String path = found.path().replace('\\', '/');
    if (!path.startsWith("//")) {
      return List.of();
    }
    try {
      Path file = here.resolve(path.substring(2).replaceAll("^/+", "")).normalize();
      if (found.folder()) {
        return filesIn(file);
      }
      return found.sequence() || path.contains("<U") ? sequence(file) : List.of(file);
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).collect(Collectors.toList());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** All files that differ from it in its last number only. */
  private static List<Path> sequence(Path file) throws IOException {
    Path parent = file.getParent();
    String name = String.valueOf(file.getFileName());
    var number = NUMBER.matcher(name);
    if (parent == null || !Files.isDirectory(parent) || !number.find()) {
      return List.of(file);
    }
    Pattern like =
        Pattern.compile(
            Pattern.quote(name.substring(0, number.start()))
                + "\\d+"
                + Pattern.quote(name.substring(number.end())));
    try (Stream<Path> all = Files.list(parent)) {
      return all.filter(each -> like.matcher(String.valueOf(each.getFileName())).matches())
          .toList();
    }
  }
}
