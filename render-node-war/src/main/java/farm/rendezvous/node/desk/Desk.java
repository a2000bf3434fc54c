package farm.rendezvous.node.desk;

import farm.rendezvous.messages.Heartbeat.Work;
import farm.rendezvous.node.rendering.Reins;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What lies on the node's desk: the slots, and the attempts that it holds.
 *
 * <p>It locks an object of its own. CDI's proxy of a {@code synchronized} method is synchronized,
 * too, and a thread that waits inside holds the proxy: nobody could give a slot back.
 */
@ApplicationScoped
public class Desk {

  /** An attempt, with how it is led. */
  private record Entry(Work work, Reins reins) {
    Entry at(int frame) {
      return new Entry(work(frame, null, null, null), reins);
    }

    Work now() {
      Double progress = reins.progress();
      return work(
          work.frame(),
          progress == null ? null : round(progress),
          reins.spare(),
          reins.spareSeconds());
    }

    private Work work(
        @Nullable Integer frame,
        @Nullable Double progress,
        @Nullable Integer waiting,
        @Nullable Double seconds) {
      return new Work(
          work.jobId(), work.batchId(), work.attemptId(), frame, progress, waiting, seconds);
    }

    private static double round(double value) {
      return Math.round(value * 1000) / 1000.0;
    }
  }

  private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
  private final Object lock = new Object();
  private final Deque<Object> queue = new ArrayDeque<>();
  private int taken;
  private @Nullable String closed;
  private boolean left;
  private @Nullable String resting;

  /** Takes a slot if one of so many is free. */
  public boolean tryTake(int slots) {
    synchronized (lock) {
      if (taken >= slots || closed != null) {
        return false;
      }
      taken++;
      return true;
    }
  }

  /** Waits for a slot, in the order in which threads come; false if the node stops. */
  public boolean take(int slots) throws InterruptedException {
    Object me = new Object();
    synchronized (lock) {
      queue.add(me);
      try {
        while (closed == null) {
          if (me.equals(queue.peek()) && tryTake(slots)) {
            return true;
          }
          lock.wait();
        }
        return false;
      } finally {
        queue.remove(me);
        lock.notifyAll();
      }
    }
  }

  /** Lets time pass, less of it if the node stops. */
  public void pause(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    synchronized (lock) {
      while (closed == null && end - System.nanoTime() > 0) {
        TimeUnit.NANOSECONDS.timedWait(lock, end - System.nanoTime());
      }
    }
  }

  /** Gives the slot back. */
  public void free() {
    synchronized (lock) {
      taken--;
      lock.notifyAll();
    }
  }

  /** Whether a slot is taken, or an attempt not quite done. */
  public boolean isBusy() {
    synchronized (lock) {
      return taken > 0 || !entries.isEmpty();
    }
  }

  /** All attempts yield, and no batch is to be claimed, until {@link #goOn}. */
  public void rest(String why) {
    synchronized (lock) {
      resting = why;
      entries.values().forEach(entry -> entry.reins.giveWay(why));
    }
  }

  /** Batches are to be claimed again. */
  public void goOn() {
    synchronized (lock) {
      resting = null;
      lock.notifyAll();
    }
  }

  /** Whether no batch is to be claimed. */
  public boolean isResting() {
    synchronized (lock) {
      return resting != null;
    }
  }

  /** How an attempt is led; empty if the node does not hold it. */
  public Optional<Reins> reins(UUID attempt) {
    return Optional.ofNullable(entries.get(attempt)).map(Entry::reins);
  }

  /** Lists an attempt in the heartbeats from now on. */
  public void put(Work work, Reins reins) {
    synchronized (lock) {
      entries.put(work.attemptId(), new Entry(work, reins));
      String why = closed != null ? closed : resting;
      if (why != null) {
        reins.giveWay(why);
      }
    }
  }

  /** The attempt is at this frame now. */
  public void at(UUID attempt, int frame) {
    entries.computeIfPresent(attempt, (id, entry) -> entry.at(frame));
  }

  /** The attempt is over. */
  public void remove(UUID attempt) {
    synchronized (lock) {
      entries.remove(attempt);
      lock.notifyAll();
    }
  }

  /** The attempts that the node holds, and how far they are. */
  public List<Work> work() {
    return entries.values().stream().map(Entry::now).toList();
  }

  /** The batch that an attempt is at; empty if the node does not hold it. */
  public Optional<UUID> batch(UUID attempt) {
    return Optional.ofNullable(entries.get(attempt)).map(entry -> entry.work().batchId());
  }

  /** No slot is given out any more, for good; all attempts yield. */
  public void close(String why) {
    synchronized (lock) {
      closed = why;
      entries.values().forEach(entry -> entry.reins.giveWay(why));
      lock.notifyAll();
    }
  }

  /** Stops what is still under way. */
  public void stop(String why) {
    entries.values().forEach(entry -> entry.reins.stop(why));
  }

  /** Nobody waits any more for what is still under way. */
  public void leave() {
    synchronized (lock) {
      left = true;
      lock.notifyAll();
    }
  }

  /** If the desk is closed, waits until the attempt is over, or the desk is left. */
  public void awaitEndIfClosed(UUID attempt) throws InterruptedException {
    synchronized (lock) {
      while (closed != null && !left && entries.containsKey(attempt)) {
        lock.wait();
      }
    }
  }

  /** Waits until no slot is taken and no attempt is left; false if that takes longer. */
  public boolean awaitFree(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    synchronized (lock) {
      while (isBusy() && end - System.nanoTime() > 0) {
        TimeUnit.NANOSECONDS.timedWait(lock, end - System.nanoTime());
      }
      return !isBusy();
    }
  }

  /** Why the desk is closed; empty if it is not. */
  public Optional<String> closed() {
    synchronized (lock) {
      return Optional.ofNullable(closed);
    }
  }
}
