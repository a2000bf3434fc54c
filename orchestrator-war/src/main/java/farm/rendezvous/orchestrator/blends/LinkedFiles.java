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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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

  /** Of what is remembered of files. */
  private static final long MOST_BYTES = 32 << 20;

  private final Path folder;
  private final ReadOnce<BlendPaths> paths = new ReadOnce<>(MOST_BYTES, BlendPaths::bytes);

  /**
   * The files of a folder. What was read from a .blend file is remembered while that is the same.
   */
  public LinkedFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * The names below the folder of a file and of all that it uses and that is there. What a damaged
   * file uses is not known; Blender will say so.
   *
   * @param main name of the .blend file below the folder, whatever it ends with
   */
  public List<String> of(String main) throws IOException {
    Path real = folder.toRealPath();
    Set<Path> found = new TreeSet<>();
    Deque<Path> blends = new ArrayDeque<>();
    Path first = folder.resolve(main).normalize();
    if (isInside(first, real)) {
      found.add(first);
      blends.add(first);
    }
    while (!blends.isEmpty()) {
      for (Path used : used(blends.remove())) {
        if (isInside(used, real) && found.add(used) && used.toString().endsWith(".blend")) {
          blends.add(used);
        }
      }
    }
    return found.stream()
        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  private boolean isInside(Path file, Path real) throws IOException {
    return file.startsWith(folder)
        && Files.isRegularFile(file)
        && file.toRealPath().startsWith(real);
  }

  private Set<Path> used(Path blend) {
    Path here = Objects.requireNonNull(blend.getParent());
    Set<Path> used = new TreeSet<>();
    addTo(
        used,
        blend,
        () -> {
          BlendPaths named = paths.of(blend, BlendPaths::of);
          for (BlendPaths.Found each : named.found()) {
            addTo(used, blend, () -> resolve(each, here));
          }
          for (String strip : named.stripFolders()) {
            addTo(used, blend, () -> inStrip(strip, named.stripNames(), here));
          }
          return List.of();
        });
    addTo(used, blend, () -> filesIn(cache(blend, here)));
    return used;
  }

  /** Files that are looked for on a disk. */
  private interface Search {
    List<Path> files() throws IOException;
  }

  /** What cannot be read is left out, and nothing else. */
  private static void addTo(Set<Path> used, Path blend, Search search) {
    try {
      used.addAll(search.files());
    } catch (IOException | RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "some of what {0} uses cannot be read, Blender will say what it misses: {1}",
          blend,
          e.toString());
    }
  }

  /** Where Blender keeps baked simulations on the disk. */
  private static Path cache(Path blend, Path here) {
    return here.resolve(
        "blendcache_" + String.valueOf(blend.getFileName()).replaceAll("\\.blend$", ""));
  }

  private List<Path> resolve(BlendPaths.Found found, Path here) throws IOException {
    Optional<Path> file = resolve(found.path(), here);
    if (file.isEmpty()) {
      return List.of();
    }
    if (found.folder()) {
      return filesIn(file.get());
    }
    boolean many = found.sequence() || found.path().contains("<U");
    return many ? sequence(file.get()) : List.of(file.get());
  }

  /** Empty if it is not relative, or leads out of the folder, where nothing is looked at. */
  private Optional<Path> resolve(String text, Path here) {
    String path = text.replace('\\', '/');
    if (!path.startsWith("//")) {
      return Optional.empty();
    }
    try {
      return Optional.of(here.resolve(path.substring(2).replaceAll("^/+", "")).normalize())
          .filter(file -> file.startsWith(folder));
    } catch (InvalidPathException e) {
      return Optional.empty();
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

  /** The files in the folder of a strip that any strip names. */
  private List<Path> inStrip(String strip, Set<String> names, Path here) throws IOException {
    Optional<Path> place = resolve(strip, here).filter(Files::isDirectory);
    return place.isEmpty() ? List.of() : list(place.get(), names::contains);
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
    return list(parent, each -> like.matcher(each).matches());
  }

  private static List<Path> list(Path folder, Predicate<String> wanted) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> wanted.test(String.valueOf(each.getFileName()))).toList();
    }
  }
}
