package farm.rendezvous.node.rendering;

import farm.rendezvous.logging.OneLine;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Blenders that were started while the node had nothing to do and wait for their file: what is
 * rendered next begins without a start, which takes longer than many a frame.
 */
final class Spares implements AutoCloseable {

  /** How often in a row there must be nothing to do before one is started. */
  private static final int QUIET = 3;

  /** For so many looks none is started after one has died by itself. */
  private static final int WARY = 60;

  private static final System.Logger LOG = System.getLogger(Spares.class.getName());

  /** How one is started. */
  @FunctionalInterface
  interface Starting {
    BlenderProcess start() throws IOException, InterruptedException;
  }

  private final Deque<BlenderProcess> waiting = new ArrayDeque<>();
  private int untilOneIsStarted = QUIET;
  private boolean closed;

  /** One of them, if there is one. */
  synchronized Optional<BlenderProcess> take() {
    putOff();
    dropDead();
    return Optional.ofNullable(waiting.poll());
  }

  /** How many wait. */
  synchronized int size() {
    return waiting.size();
  }

  /** There is something to do: no time for a start. */
  synchronized void putOff() {
    untilOneIsStarted = Math.max(untilOneIsStarted, QUIET);
  }

  /**
   * There is nothing to do: starts one, if that has been so for some looks and there are fewer than
   * this. To be called by one thread, every second or so.
   */
  void fill(int most, Starting starting) throws InterruptedException {
    if (!isOneMissing(most)) {
      return;
    }
    try {
      keep(starting.start());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "no Blender could be started ahead of time: {0}", e.getMessage());
      beWary();
    }
  }

  private synchronized boolean isOneMissing(int most) {
    dropDead();
    untilOneIsStarted = Math.max(0, untilOneIsStarted - 1);
    return untilOneIsStarted == 0 && waiting.size() < most && !closed;
  }

  private synchronized void beWary() {
    untilOneIsStarted = WARY;
  }

  private synchronized void dropDead() {
    for (BlenderProcess dead : waiting.stream().filter(one -> !one.isAlive()).toList()) {
      waiting.remove(dead);
      String tail = OneLine.of(BlenderLog.tail(dead.log().take()));
      LOG.log(Level.WARNING, "a Blender that had nothing to do has ended by itself: {0}", tail);
      beWary();
    }
  }

  private void keep(BlenderProcess blender) {
    synchronized (this) {
      if (!closed) {
        waiting.add(blender);
        return;
      }
    }
    blender.close();
  }

  /** Ends them; there are none any more from now on. */
  @Override
  public void close() {
    List<BlenderProcess> left;
    synchronized (this) {
      closed = true;
      left = new ArrayList<>(waiting);
      waiting.clear();
    }
    left.forEach(BlenderProcess::close);
  }
}
