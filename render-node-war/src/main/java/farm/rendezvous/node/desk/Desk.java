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

/** What lies on the node's desk: the slots, and the attempts that it holds. */
@ApplicationScoped
public class Desk {

  /** An attempt with the way to stop it. */
  private record Entry(Work work, StopSwitch stop) {
    Entry at(int frame) {
      return new Entry(new Work(work.jobId(), work.batchId(), work.attemptId(), frame, null), stop);
    }

    Work now() {
      Double progress = stop.progress();
      return progress == null
          ? work
          : new Work(
              work.jobId(),
              work.batchId(),
              work.attemptId(),
              work.frame(),
              Math.round(progress * 1000) / 1000.0);
    }
  }

  private final Map<UUID, Entry> entries = new ConcurrentHashMap<>();
  private int taken;
  private @Nullable String closed;

  /** Takes a slot if one of so many is free. */
  public synchronized boolean tryTake(int slots) {
    if (taken >= slots || closed != null) {
      return false;
    }
    taken++;
    return true;
  }

  /** Waits for a slot; false if the node stops. */
  public synchronized boolean take(int slots) throws InterruptedException {
    while (closed == null) {
      if (tryTake(slots)) {
        return true;
      }
      wait();
    }
    return false;
  }

  /** Lets time pass, less of it if the node stops. */
  public synchronized void pause(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (closed == null && end - System.nanoTime() > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
    }
  }

  /** Gives the slot back. */
  public synchronized void free() {
    taken--;
    notifyAll();
  }

  /** Whether a slot is taken. */
  public synchronized boolean isBusy() {
    return taken > 0;
  }

  /** Lists an attempt in the heartbeats from now on. */
  public synchronized void put(Work work, StopSwitch stop) {
    entries.put(work.attemptId(), new Entry(work, stop));
    if (closed != null) {
      stop.stop(closed);
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

  /** The attempts that the node holds, and how far they are. */
  public List<Work> work() {
    return entries.values().stream().map(Entry::now).toList();
  }

  /** Stops all, for good: no slot is given out any more. */
  public synchronized void close(String why) {
    closed = why;
    entries.values().forEach(entry -> entry.stop.stop(why));
    notifyAll();
  }

  /** Waits until no slot is taken; false if that takes longer. */
  public synchronized boolean awaitFree(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    while (taken > 0 && end - System.nanoTime() > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
    }
    return taken == 0;
  }

  /** Why the desk is closed; empty if it is not. */
  public synchronized Optional<String> closed() {
    return Optional.ofNullable(closed);
  }
}
