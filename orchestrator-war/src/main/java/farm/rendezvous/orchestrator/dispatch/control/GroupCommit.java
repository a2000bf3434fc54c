package farm.rendezvous.orchestrator.dispatch.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets what comes at the same time share one transaction, and so one write to the disk. Whoever
 * finds nobody at work does the work for all that wait, while the next ones gather; nobody waits
 * for company. If the work fails for a group it is done again for each member by itself, so that a
 * bad one spoils nothing but itself.
 *
 * @param <T> what is worked on; many threads bring one each, and wait for it
 */
public final class GroupCommit<T> {

  private static final class Member<T> {
    private final T item;
    private boolean over;
    private boolean done;
    private @Nullable RuntimeException trouble;

    Member(T item) {
      this.item = item;
    }
  }

  private final Object lock = new Object();
  private final Consumer<List<T>> work;
  private List<Member<T>> waiting = new ArrayList<>();
  private boolean working;

  /**
   * A group of nobody yet.
   *
   * @param work one transaction for all of a list, which is never empty and in the order of their
   *     coming; it leaves nothing behind when it throws
   */
  public GroupCommit(Consumer<List<T>> work) {
    this.work = work;
  }

  /**
   * Returns when the work is done and committed for this item.
   *
   * @throws RuntimeException the one that the work threw for this item alone
   * @throws InterruptedException if the thread was interrupted; the work may be done all the same
   */
  public void apply(T item) throws InterruptedException {
    Member<T> me = new Member<>(item);
    List<Member<T>> group = join(me);
    if (!group.isEmpty()) {
      try {
        work(group);
      } finally {
        leave(group);
      }
    }
    if (!me.done) {
      throw me.trouble != null ? me.trouble : new IllegalStateException("the work broke off");
    }
  }

  /** How many wait for the next group. */
  int waiting() {
    synchronized (lock) {
      return waiting.size();
    }
  }

  /** Waits for someone else to do the work, or returns the group to do it for. */
  private List<Member<T>> join(Member<T> me) throws InterruptedException {
    synchronized (lock) {
      waiting.add(me);
      while (working && !me.over) {
        lock.wait();
      }
      if (me.over) {
        return List.of();
      }
      working = true;
      List<Member<T>> group = waiting;
      waiting = new ArrayList<>();
      return group;
    }
  }

  private void work(List<Member<T>> group) {
    if (!succeeds(group) && group.size() > 1) {
      group.forEach(member -> succeeds(List.of(member)));
    }
  }

  private boolean succeeds(List<Member<T>> group) {
    try {
      work.accept(group.stream().map(member -> member.item).toList());
      group.forEach(member -> member.done = true);
      return true;
    } catch (RuntimeException e) {
      group.forEach(member -> member.trouble = e);
      return false;
    }
  }

  private void leave(List<Member<T>> group) {
    synchronized (lock) {
      group.forEach(member -> member.over = true);
      working = false;
      lock.notifyAll();
    }
  }
}
