package farm.rendezvous.orchestrator.dispatch.control;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets what comes at the same time share one transaction, and so one write to the disk. Whoever
 * finds nobody at work does the work for all that wait, while the next ones gather; nobody waits
 * for company. If the work fails it is done again for each half by itself, and so on, so that a bad
 * item spoils nothing but itself.
 *
 * @param <T> what is worked on; many threads bring some each, and wait for them
 */
public final class GroupCommit<T> {

  private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

  /** Who brought items and waits; guarded by the lock, but for what the one at work writes. */
  private static final class Member<T> {
    private final List<T> items;
    private int open;
    private boolean over;
    private @Nullable RuntimeException trouble;

    Member(List<T> items) {
      this.items = items;
      this.open = items.size();
    }
  }

  private record Part<T>(Member<T> of, T item) {}

  private final Object lock = new Object();
  private final Consumer<List<T>> work;
  private List<Member<T>> waiting = new ArrayList<>();
  private int atWork;

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
   * Returns when the work is done and committed for all these items.
   *
   * @throws RuntimeException the first that the work threw for one of them alone; it is done for
   *     the others
   * @throws InterruptedException if the thread was interrupted; the work may be done all the same
   */
  public void apply(List<T> items) throws InterruptedException {
    Member<T> me = new Member<>(items);
    List<Member<T>> group = join(me);
    if (!group.isEmpty()) {
      try {
        work(group.stream().flatMap(GroupCommit::parts).toList());
      } finally {
        leave(group);
      }
    }
    if (me.trouble != null) {
      throw me.trouble;
    }
    if (me.open > 0) {
      throw new IllegalStateException("the work broke off");
    }
  }

  /** How many threads have come and have not been served yet, those of the group at work too. */
  public int present() {
    synchronized (lock) {
      return waiting.size() + atWork;
    }
  }

  /** Waits for someone else to do the work, or returns the group to do it for. */
  private List<Member<T>> join(Member<T> me) throws InterruptedException {
    synchronized (lock) {
      waiting.add(me);
      while (atWork > 0 && !me.over) {
        lock.wait();
      }
      if (me.over) {
        return List.of();
      }
      List<Member<T>> group = waiting;
      atWork = group.size();
      waiting = new ArrayList<>();
      return group;
    }
  }

  private static <T> Stream<Part<T>> parts(Member<T> member) {
    return member.items.stream().map(item -> new Part<>(member, item));
  }

  private void work(List<Part<T>> parts) {
    if (parts.isEmpty()) {
      return;
    }
    try {
      work.accept(parts.stream().map(Part::item).toList());
      parts.forEach(part -> part.of().open--);
    } catch (RuntimeException e) {
      failed(parts, e);
    }
  }

  private void failed(List<Part<T>> parts, RuntimeException e) {
    int half = parts.size() / 2;
    if (half > 0) {
      LOG.log(Level.DEBUG, "{0} together failed, in halves now: {1}", parts.size(), e.toString());
      work(parts.subList(0, half));
      work(parts.subList(half, parts.size()));
    } else if (parts.get(0).of().trouble == null) {
      parts.get(0).of().trouble = e;
    }
  }

  private void leave(List<Member<T>> group) {
    synchronized (lock) {
      group.forEach(member -> member.over = true);
      atWork = 0;
      lock.notifyAll();
    }
  }
}
