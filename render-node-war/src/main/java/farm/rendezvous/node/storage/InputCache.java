package farm.rendezvous.node.storage;

import farm.rendezvous.folders.Trees;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Inputs that were fetched. {@code blobs/} has each once under its hash, {@code views/} a folder
 * for each set of inputs with hard links to them: jobs of the same inputs share it, so that a
 * Blender that waits goes on from one to the other. When all is larger than it may be, the sets
 * that were not used for longest go.
 */
final class InputCache {

  private static final System.Logger LOG = System.getLogger(InputCache.class.getName());

  private static final String PART = ".part";

  private final Path blobs;
  private final Path views;
  private final long maxBytes;
  private final Clock clock;
  private final Map<Path, Integer> users = new HashMap<>();

  InputCache(Path folder, long maxBytes, Clock clock) {
    this.blobs = folder.resolve("blobs");
    this.views = folder.resolve("views");
    this.maxBytes = maxBytes;
    this.clock = clock;
  }

  /** Where the file of this hash is, or is to be put. */
  Path blob(String sha256) {
    return blobs.resolve(sha256);
  }

  /** What of it has come so far. */
  Path part(String sha256) {
    return blobs.resolve(sha256 + PART);
  }

  /** Takes what has come, if it is right. */
  boolean complete(String sha256) throws IOException {
    Path part = part(sha256);
    if (!FileHash.of(part).equals(sha256)) {
      Files.deleteIfExists(part);
      return false;
    }
    Files.move(part, blob(sha256), StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /** The folder of a set of inputs; it stays until it is released as often as it was held. */
  synchronized Path hold(InputManifest manifest) {
    MessageDigest digest = FileHash.digest();
    manifest.inputs().stream()
        .map(input -> input.sha256() + " " + input.name() + "\n")
        .sorted()
        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
    Path view = views.resolve(HexFormat.of().formatHex(digest.digest()));
    users.merge(view, 1, Integer::sum);
    return view;
  }

  synchronized void release(Path view) {
    users.merge(view, -1, (now, change) -> now + change == 0 ? null : now + change);
  }

  /** Whether the folder is there, whole, for who holds it. */
  boolean isMade(Path view) {
    return Files.isDirectory(view);
  }

  /** It is used now. */
  void use(Path view) throws IOException {
    Files.setLastModifiedTime(view, FileTime.from(clock.instant()));
  }

  /** Makes the folder, if another has not made it meanwhile; all blobs are there. */
  void make(Path view, InputManifest manifest) throws IOException {
    if (!isMade(view)) {
      Path fresh = views.resolve("new-" + view.getFileName());
      Trees.delete(fresh);
      Files.createDirectories(fresh);
      for (InputManifest.Input input : manifest.inputs()) {
        Path name = fresh.resolve(input.name()).normalize();
        Path parent = name.getParent();
        if (parent == null || !name.startsWith(fresh)) {
          throw new IOException("an input leads out of its folder: " + input.name());
        }
        Files.createDirectories(parent);
        Files.createLink(name, blob(input.sha256()));
      }
      Files.move(fresh, view, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /**
   * Makes room: first what is in no set of inputs goes, then the sets that nobody uses. One at a
   * time fetches, so nobody else is about to need what goes.
   *
   * @param bytes to come
   * @param needed hashes of what stays, be it in a set or not
   */
  synchronized void makeRoom(long bytes, Set<String> needed) throws IOException {
    Files.createDirectories(blobs);
    Files.createDirectories(views);
    if (size() + bytes <= maxBytes) {
      return;
    }
    removeUnused(needed);
    for (Path view : unusedOldestFirst()) {
      if (size() + bytes <= maxBytes) {
        return;
      }
      LOG.log(Level.INFO, "inputs {0} make room for others", view.getFileName());
      remove(view);
      removeUnused(needed);
    }
  }

  private List<Path> unusedOldestFirst() throws IOException {
    List<Path> unused = new ArrayList<>();
    try (Stream<Path> all = Files.list(views)) {
      unused.addAll(all.filter(view -> !users.containsKey(view)).toList());
    }
    unused.sort(Comparator.comparing(InputCache::usedAt));
    return unused;
  }

  /** At once by its name: half of a set that a crash left would be taken for the whole. */
  private void remove(Path view) throws IOException {
    Path gone = views.resolve("old-" + view.getFileName());
    Trees.delete(gone); // of a crash
    Files.move(view, gone, StandardCopyOption.ATOMIC_MOVE);
    Trees.delete(gone);
  }

  private static FileTime usedAt(Path view) {
    try {
      return Files.getLastModifiedTime(view);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private long size() throws IOException {
    long size = 0;
    try (Stream<Path> all = Files.list(blobs)) {
      for (Path blob : (Iterable<Path>) all::iterator) {
        size += Files.size(blob);
      }
    }
    return size;
  }

  /** Removes what is in no view, and what has come of files that were not fetched to their end. */
  private void removeUnused(Set<String> needed) throws IOException {
    try (Stream<Path> all = Files.list(blobs)) {
      for (Path blob : (Iterable<Path>) all::iterator) {
        String name = blob.getFileName().toString();
        if (!needed.contains(name.replace(PART, ""))
            && (name.endsWith(PART) || (Integer) Files.getAttribute(blob, "unix:nlink") == 1)) {
          Files.delete(blob);
        }
      }
    }
  }
}
