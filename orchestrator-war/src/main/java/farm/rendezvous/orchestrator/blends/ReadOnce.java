package farm.rendezvous.orchestrator.blends;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was read from files that may change, each once while it does not: by its path, size, time of
 * change and inode. What was not asked for longest is forgotten.
 */
public final class ReadOnce<V> {

  /** Reads a file. */
  public interface Reading<V> {
    V of(Path file) throws IOException;
  }

  private record Known<V>(long size, FileTime time, @Nullable Object inode, V value) {
    boolean isOf(BasicFileAttributes now) {
      return size == now.size()
          && time.equals(now.lastModifiedTime())
          && java.util.Objects.equals(inode, now.fileKey());
    }
  }

  private final RecentlyUsed<Path, Known<V>> known;

  /**
   * Nothing was read yet.
   *
   * @param most weight of all that is remembered
   * @param weight of one
   */
  public ReadOnce(long most, ToLongFunction<V> weight) {
    this.known = new RecentlyUsed<>(most, entry -> weight.applyAsLong(entry.value()));
  }

  /** What a file says, read now if need be. */
  public V of(Path file, Reading<V> reading) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Known<V> before = known.get(file);
    if (before != null && before.isOf(now)) {
      return before.value();
    }
    V value = reading.of(file);
    known.put(file, new Known<>(now.size(), now.lastModifiedTime(), now.fileKey(), value));
    return value;
  }
}
