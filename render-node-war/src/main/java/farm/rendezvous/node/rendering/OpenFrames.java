package farm.rendezvous.node.rendering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The frames of an attempt that are not reported as ended yet. They go to Blender one by one, and
 * each stays here until it is settled. Those that Blender has not got may be taken back meanwhile,
 * by another thread.
 */
final class OpenFrames {

  private final Deque<Integer> waiting;
  private final Set<Integer> handed = new LinkedHashSet<>();
  private final Set<Integer> kept = new LinkedHashSet<>();

  OpenFrames(List<Integer> frames) {
    waiting = new ArrayDeque<>(frames);
  }

  /** Hands the next frame to Blender; empty if none waits. */
  synchronized OptionalInt next() {
    Integer frame = waiting.poll();
    if (frame == null) {
      return OptionalInt.empty();
    }
    handed.add(frame);
    kept.add(frame);
    return OptionalInt.of(frame);
  }

  /** The frame needs another Blender: it is the next one again. */
  synchronized void again(int frame) {
    if (handed.remove(frame)) {
      waiting.addFirst(frame);
    }
  }

  /** Blender gets all that wait at once; none of them can be given back while it runs. */
  synchronized List<Integer> keepAll() {
    kept.addAll(waiting);
    return List.copyOf(waiting);
  }

  /** That Blender is ended: what it has not begun can be given back again. */
  synchronized void keepNone() {
    kept.clear();
  }

  /**
   * Takes up to so many frames back from the end of what waits.
   *
   * @return the ones that Blender will not get now, in their order; those that it has or had stay
   */
  synchronized List<Integer> giveBack(int count) {
    Deque<Integer> given = new ArrayDeque<>();
    while (given.size() < count && !waiting.isEmpty() && !kept.contains(waiting.getLast())) {
      given.addFirst(waiting.removeLast());
    }
    return List.copyOf(given);
  }

  /** The frame is reported: completed or failed. */
  synchronized void settle(int frame) {
    handed.remove(frame);
  }

  /** How many wait that could be given back. */
  synchronized int waiting() {
    return (int) waiting.stream().filter(frame -> !kept.contains(frame)).count();
  }

  /** How many are to be begun after the present one. */
  synchronized int ahead() {
    return waiting.size();
  }

  /** Whether Blender has got a frame. */
  synchronized boolean hasBegun() {
    return !handed.isEmpty();
  }

  /** Whether a frame waits for a Blender. */
  synchronized boolean isAnyWaiting() {
    return !waiting.isEmpty();
  }

  /** All that nothing was reported of, in order: those that Blender got first. */
  synchronized List<Integer> unsettled() {
    List<Integer> frames = new ArrayList<>(handed);
    frames.addAll(waiting);
    return frames;
  }

  /** The same, and the end of it: nobody gets any of them from here after that. */
  synchronized List<Integer> takeUnsettled() {
    List<Integer> frames = unsettled();
    handed.clear();
    waiting.clear();
    return frames;
  }
}
