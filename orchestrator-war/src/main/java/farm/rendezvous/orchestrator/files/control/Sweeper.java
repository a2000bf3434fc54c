package farm.rendezvous.orchestrator.files.control;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * Removes files that no job uses. One that is linked into a job's folder at the same moment stays
 * there: only its name in the store goes, and who needs that sends the file again.
 */
public final class Sweeper {

  private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

  private final FileStore store;

  public Sweeper(FileStore store) {
    this.store = store;
  }

  /** Removes what was not asked for since then, and what has not grown since then. */
  public void sweep(Instant then) throws IOException {
    int removed = 0;
    for (Path folder : Disk.list(store.blobs())) {
      for (Path blob : Disk.list(folder)) {
        if (isOlder(blob, then) && links(blob) == 1 && Files.deleteIfExists(blob)) {
          removed++;
        }
      }
    }
    for (Path part : Disk.list(store.incoming())) {
      if (isOlder(part, then) && Files.deleteIfExists(part)) {
        removed++;
      }
    }
    if (removed > 0) {
      LOG.log(Level.INFO, "{0} files that no job uses were removed", removed);
    }
  }

  private static boolean isOlder(Path file, Instant then) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class)
          .lastModifiedTime()
          .toInstant()
          .isBefore(then);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static int links(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:nlink");
  }
}
