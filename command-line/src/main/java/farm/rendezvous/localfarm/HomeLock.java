package farm.rendezvous.localfarm;

import farm.rendezvous.await.Await;
import farm.rendezvous.await.NotInTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Held by whoever starts or stops processes of a home; ends with its holder, however that ends. */
final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Does the work while holding the lock; waits for another holder as long as a start may take. */
  static void holding(Path home, Duration patience, Runnable work) {
    HomeLock lock = of(home, patience);
    try (lock) {
      work.run();
    }
  }

  private static HomeLock of(Path home, Duration patience) {
    try {
      Files.createDirectories(home);
      FileChannel channel =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Await.every(Duration.ofMillis(100))
          .until("The lock of " + home, patience, () -> tryLock(channel), Objects::nonNull);
      return new HomeLock(channel);
    } catch (IOException e) {
      throw new FarmTrouble(home + " cannot be used as the farm's home: " + e.getMessage(), e);
    } catch (NotInTime e) {
      throw new FarmTrouble("Another rendezvous still starts or stops the farm in " + home, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another thread of this process holds it
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
