package farm.rendezvous.node.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of a log that grows has been sent. */
final class LogCopy {

  static final LogCopy NONE = new LogCopy("none", Path.of("none"));

  private static final int MOST_AT_ONCE = 1 << 20;

  private final String name;
  private final Path file;
  private long sent;

  LogCopy(String name, Path file) {
    this.name = name;
    this.file = file;
  }

  String name() {
    return name;
  }

  /** Bytes that have been sent. */
  synchronized long sent() {
    return sent;
  }

  synchronized void sent(int bytes) {
    sent += bytes;
  }

  /** What has come since, at most 1 MiB of it. */
  synchronized byte[] next() throws IOException {
    if (!Files.isRegularFile(file)) {
      return new byte[0];
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      int length = (int) Math.min(MOST_AT_ONCE, Math.max(0, log.length() - sent));
      byte[] part = new byte[length];
      log.seek(sent);
      log.readFully(part);
      return part;
    }
  }
}
