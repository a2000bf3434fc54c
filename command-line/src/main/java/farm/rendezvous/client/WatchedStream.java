package farm.rendezvous.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What a farm sends over a connection that may die: a fault of it, or silence for too long, is
 * {@link FarmNotReachable}, so that nobody takes it for a fault of this machine's disk. (The
 * timeout of Java's HTTP client ends with the headers.)
 */
final class WatchedStream extends FilterInputStream {
  private static final ScheduledThreadPoolExecutor WATCH =
      new ScheduledThreadPoolExecutor(
          1,
          task -> {
            Thread thread = new Thread(task, "watch over connections");
            thread.setDaemon(true);
            return thread;
          });

  static {
    WATCH.setRemoveOnCancelPolicy(true);
  }

  private final FarmHttp farm;
  private final Duration patience;
  private volatile boolean isGivenUp;

  /**
   * Reads what is sent.
   *
   * @param patience for how long nothing may come
   */
  WatchedStream(InputStream sent, FarmHttp farm, Duration patience) {
    super(sent);
    this.farm = farm;
    this.patience = patience;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    Future<?> end = WATCH.schedule(this::giveUp, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      int count = in.read(buffer, offset, length);
      if (!isGivenUp) {
        return count;
      }
    } catch (IOException e) {
      if (!isGivenUp) {
        throw farm.notReachable(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
      }
    } finally {
      end.cancel(false);
    }
    throw farm.notReachable("nothing has come for %d s".formatted(patience.toSeconds()), null);
  }

  /** Closing is what ends a read of Java's HTTP client. */
  private void giveUp() {
    isGivenUp = true;
    try {
      in.close();
    } catch (IOException e) {
      // it is given up anyway, and the reader is told
    }
  }
}
