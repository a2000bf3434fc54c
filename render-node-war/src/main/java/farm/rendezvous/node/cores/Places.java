package farm.rendezvous.node.cores;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places that processes of one machine take, of each one at a time. A place is eight bytes of a
 * file: who has it holds a lock on them, which the system takes off when the process dies, and
 * writes the time into them now and then, so that one that stands still holds nobody up for long.
 *
 * <p>A process opens the file once: closing it anywhere takes all its locks off.
 */
final class Places implements AutoCloseable {

  /** Who has not written the time for so long has the place no more. */
  static final Duration STANDS_STILL = Duration.ofSeconds(10);

  private static final int SIZE = Long.BYTES;

  private final InstantSource clock;
  private final FileChannel file;

  /** When each place was last said to be held, in milliseconds. Shared by all processes. */
  private final ByteBuffer times;

  /** Those of this process; without a lock where the holder of the lock stands still. */
  private final Map<Integer, @Nullable FileLock> held = new HashMap<>();

  Places(Path path, int count, InstantSource clock) throws IOException {
    this.clock = clock;
    Files.createDirectories(path.toAbsolutePath().getParent());
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    fill((long) count * SIZE);
    times = file.map(MapMode.READ_WRITE, 0, (long) count * SIZE);
  }

  /** With real bytes: to write into a hole would end the process if the disk was full by then. */
  private void fill(long size) throws IOException {
    long missing = size - file.size();
    if (missing > 0) {
      file.write(ByteBuffer.allocate((int) missing), size - missing);
    }
  }

  /** Takes the place, if nobody has it who is alive. */
  synchronized boolean take(int place) throws IOException {
    if (held.containsKey(place)) {
      return false;
    }
    FileLock lock = lock(place);
    if (lock == null && !isStale(place)) {
      return false;
    }
    held.put(place, lock);
    sayHeld(place);
    return true;
  }

  private @Nullable FileLock lock(int place) throws IOException {
    try {
      return file.tryLock((long) place * SIZE, SIZE, false);
    } catch (OverlappingFileLockException e) {
      return null; // somebody else in this process has the file open
    }
  }

  private boolean isStale(int place) {
    return clock.millis() - times.getLong(place * SIZE) > STANDS_STILL.toMillis();
  }

  /** Gives the place back. */
  synchronized void free(int place) throws IOException {
    FileLock lock = held.remove(place);
    if (lock == null) {
      times.putLong(place * SIZE, 0);
    } else {
      lock.release();
    }
  }

  /** Says that this process is alive. To be called every second or so. */
  synchronized void refresh() {
    held.keySet().forEach(this::sayHeld);
  }

  private void sayHeld(int place) {
    times.putLong(place * SIZE, clock.millis());
  }

  @Override
  public synchronized void close() throws IOException {
    held.clear();
    file.close();
  }
}
