package farm.rendezvous.node.rendering;

import farm.rendezvous.node.settings.BlenderSettings;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The Blenders of this node that wait for their next batch, the file open. There are never more
 * Blenders with a file, waiting and rendering, than the node has slots; spare ones come on top.
 */
public final class WarmBlenders implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(WarmBlenders.class.getName());

  /** One that waits, and since when. */
  private record Idle(WarmBlender blender, Instant since) {}

  private final BlenderSettings settings;
  private final int slots;
  private final Clock clock;
  private final Spares spares;
  private final Semaphore free;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private int leases;
  private boolean closed;

  /**
   * None is there yet.
   *
   * @param slots how many attempts there are at a time, at most
   * @param spares that end with these
   */
  WarmBlenders(BlenderSettings settings, int slots, Clock clock, Spares spares) {
    this.settings = settings;
    this.slots = slots;
    this.free = new Semaphore(slots, true);
    this.clock = clock;
    this.spares = spares;
  }

  /**
   * A slot begins with an attempt, which has one Blender at a time until it closes the lease; waits
   * for one before it that is still at its last frame.
   */
  Lease lease() throws InterruptedException {
    free.acquire();
    synchronized (this) {
      leases++;
    }
    return new Lease();
  }

  /** Ends those that have waited for too long, or died. To be called every second or so. */
  public void endIdle() {
    List<WarmBlender> left = new ArrayList<>();
    synchronized (this) {
      Instant end = clock.instant().minus(settings.idle());
      for (Iterator<Idle> all = idle.iterator(); all.hasNext(); ) {
        Idle each = all.next();
        if (!each.since.isAfter(end) || !each.blender.process().isAlive()) {
          all.remove();
          left.add(each.blender);
        }
      }
    }
    left.forEach(blender -> end(blender, "nobody needs it"));
  }

  /**
   * One that has opened a file and rendered nothing waits for a batch of it, if a slot is free; the
   * eldest of those that wait gives way.
   */
  void offer(WarmBlender blender) {
    Optional<String> objection =
        settings.keepsBlenders() ? blender.wear() : Optional.of("none is kept here");
    boolean kept = false;
    synchronized (this) {
      if (objection.isEmpty() && !closed && leases < slots) {
        kept = idle.add(new Idle(blender, clock.instant()));
      }
    }
    if (kept) {
      makeRoom();
    } else {
      end(blender, objection.orElse("no slot is free for it"));
    }
  }

  /** Whether no attempt is under way. */
  synchronized boolean isQuiet() {
    return leases == 0;
  }

  /** How many wait. */
  synchronized int idle() {
    return idle.size();
  }

  /** Ends all that wait; none waits any more from now on. */
  @Override
  public void close() {
    List<Idle> left;
    synchronized (this) {
      closed = true;
      left = List.copyOf(idle);
      idle.clear();
    }
    left.forEach(each -> end(each.blender, "the node stops"));
    spares.close();
  }

  private Optional<WarmBlender> take(BlenderKey key) {
    for (WarmBlender blender = find(key); blender != null; blender = find(key)) {
      Optional<String> wear = blender.wear();
      if (wear.isEmpty()) {
        return Optional.of(blender);
      }
      end(blender, wear.get());
    }
    return Optional.empty();
  }

  /** Takes the one that has rendered last. */
  private synchronized @Nullable WarmBlender find(BlenderKey key) {
    for (Iterator<Idle> all = idle.descendingIterator(); all.hasNext(); ) {
      WarmBlender blender = all.next().blender;
      if (blender.key().equals(key)) {
        all.remove();
        return blender;
      }
    }
    return null;
  }

  private void makeRoom() {
    for (WarmBlender eldest = surplus(); eldest != null; eldest = surplus()) {
      end(eldest, "its slot is needed for another");
    }
  }

  private synchronized @Nullable WarmBlender surplus() {
    return idle.size() + leases > slots && !idle.isEmpty() ? idle.remove().blender : null;
  }

  private void giveBack(WarmBlender blender) {
    Optional<String> wear =
        settings.idle().isZero() ? Optional.of("BLENDER_IDLE is zero") : blender.wear();
    if (wear.isEmpty()) {
      blender.rest();
    }
    synchronized (this) {
      leases--;
      if (wear.isEmpty() && !closed) {
        idle.add(new Idle(blender, clock.instant()));
        return;
      }
    }
    end(blender, wear.orElse("the node stops"));
  }

  private synchronized void release() {
    leases--;
  }

  private static void end(WarmBlender blender, String why) {
    LOG.log(Level.INFO, "Blender {0} is ended: {1}", blender.process().pid(), why);
    blender.close();
  }

  /** The right of an attempt to a Blender. */
  final class Lease implements AutoCloseable {

    private @Nullable WarmBlender kept;

    /** One that has just what is wanted, and is as good as new. */
    Optional<WarmBlender> take(BlenderKey key) {
      return WarmBlenders.this.take(key);
    }

    /** Sees that a new one may be started. */
    void makeRoom() {
      WarmBlenders.this.makeRoom();
    }

    /** It is in order, and waits for the next after this attempt. */
    void keep(WarmBlender blender) {
      kept = blender;
    }

    @Override
    public void close() {
      try {
        if (kept == null) {
          release();
        } else {
          giveBack(kept);
        }
      } finally {
        free.release();
      }
    }
  }
}
