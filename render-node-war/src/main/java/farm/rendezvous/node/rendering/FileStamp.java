package farm.rendezvous.node.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * By what one sees that a file was written anew or replaced.
 *
 * @param key the inode; null where there are none
 */
record FileStamp(long size, long modifiedNanos, @Nullable Object key) {

  private static final FileStamp NONE = new FileStamp(-1, 0, null);

  /**
   * Whether it was written then or later.
   *
   * @param seconds since 1970
   */
  boolean isSince(double seconds) {
    return modifiedNanos / 1e9 >= seconds;
  }

  /** Of what a path leads to now; the same for all paths that lead nowhere. */
  static FileStamp of(Path path) {
    try {
      BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
      return new FileStamp(
          file.size(),
          file.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS),
          file.fileKey());
    } catch (IOException e) {
      return NONE;
    }
  }
}
