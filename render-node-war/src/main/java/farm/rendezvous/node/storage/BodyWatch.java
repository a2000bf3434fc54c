package farm.rendezvous.node.storage;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Looks after a body that comes in: it is closed when nothing has come for too long, and when
 * nobody wants it any more, so that a read of it ends with an IOException.
 */
final class BodyWatch implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(BodyWatch.class.getName());

  private static final Duration LOOK = Duration.ofMillis(500);

  private final InputStream body;
  private final Duration silence;
  private final BooleanSupplier wanted;
  private volatile long heard = System.nanoTime();
  private volatile boolean over;

  /**
   * Begins.
   *
   * @param silence when nothing has come for so long, nothing more will
   * @param wanted is asked by another thread
   */
  BodyWatch(InputStream body, Duration silence, BooleanSupplier wanted) {
    this.body = body;
    this.silence = silence;
    this.wanted = wanted;
    lookLater();
  }

  /** Something has come. */
  void heard() {
    heard = System.nanoTime();
  }

  private void lookLater() {
    long pause = Math.min(LOOK.toMillis(), silence.toMillis());
    CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS).execute(this::look);
  }

  private void look() {
    if (over) {
      return;
    }
    if (wanted.getAsBoolean() && System.nanoTime() - heard < silence.toNanos()) {
      lookLater();
      return;
    }
    try {
      body.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "what does not come any more could not be closed: {0}", e.toString());
    }
  }

  /** Ends; the body is left to whoever reads it. */
  @Override
  public void close() {
    over = true;
  }
}
