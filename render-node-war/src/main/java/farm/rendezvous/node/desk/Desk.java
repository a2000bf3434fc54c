package farm.rendezvous.node.desk;

import farm.rendezvous.messages.Heartbeat.Work;
import farm.rendezvous.node.rendering.StopSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

  /** An attempt with the way to stop it. */
  private record Entry(Work work, StopSwitch stop) {
    Entry at(int frame) {
      return new Entry(new Work(work.jobId(), work.batchId(), work.attemptId(), frame), stop);
    }
  }

  private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
  private final Object lock = new Object();
  private int taken;
  private @Nullable String closed;

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

  /** Waits for a slot; false if the node stops. */
  public boolean take(int slots) throws InterruptedException {
    synchronized (lock) {
      while (closed == null) {
        if (tryTake(slots)) {
          return true;
        }
        lock.wait();
      }
      return false;
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

  /** Whether a slot is taken. */
  public boolean isBusy() {
    synchronized (lock) {
      return taken > 0;
    }
  }

  /** Lists an attempt in the heartbeats from now on. */
  public void put(Work work, StopSwitch stop) {
    synchronized (lock) {
      entries.put(work.attemptId(), new Entry(work, stop));
      if (closed != null) {
        stop.stop(closed);
      }
    }
  }

  /** The attempt is at this frame now. */
  public void at(UUID attempt, int frame) {
    entries.computeIfPresent(attempt, (id, entry) -> entry.at(frame));
  }

  /** The attempt is over. */
  public void remove(UUID attempt) {
    entries.remove(attempt);
  }

  /** The attempts that the node holds. */
  public List<Work> work() {
    return entries.values().stream().map(Entry::work).toList();
  }

  /** The batch that an attempt is at; empty if the node does not hold it. */
  public Optional<UUID> batch(UUID attempt) {
    return Optional.ofNullable(entries.get(attempt)).map(entry -> entry.work().batchId());
  }

  /** Stops all, for good: no slot is given out any more. */
  public void close(String why) {
    synchronized (lock) {
      closed = why;
      entries.values().forEach(entry -> entry.stop.stop(why));
      lock.notifyAll();
    }
  }

  /** Waits until no slot is taken; false if that takes longer. */
  public boolean awaitFree(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    synchronized (lock) {
      while (taken > 0 && end - System.nanoTime() > 0) {
        TimeUnit.NANOSECONDS.timedWait(lock, end - System.nanoTime());
      }
      return taken == 0;
    }
  }

  /** Why the desk is closed; empty if it is not. */
  public Optional<String> closed() {
    synchronized (lock) {
      return Optional.ofNullable(closed);
    }
  }
}
