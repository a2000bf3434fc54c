package farm.rendezvous.orchestrator.jobs.entity;

import static java.util.stream.Collectors.joining;

import farm.rendezvous.messages.Inspection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A set of frame numbers, kept as ascending runs that do not overlap, so that a million frames in
 * one range take no more room than one.
 *
 * <p>The notation is a comma-separated list of {@code n}, {@code a-b} or {@code a..b}, each with an
 * optional step {@code xN}; negative numbers and spaces are allowed: {@code -5--1, 1-20x2, 47}.
 */
public final class FrameSet {

  /** The most frames that one job may have. */
  public static final int MAX_FRAMES = 1_000_000;

  /** First, last (both included) and step of frames. The last is always hit by the step. */
  record Run(int first, int last, int step) {
    int size() {
      return (last - first) / step + 1;
    }

    @Override
    public String toString() {
      if (first == last) {
        return Integer.toString(first);
      }
      return first + "-" + last + (step == 1 ? "" : "x" + step);
    }
  }

  private final List<Run> runs;

  /** The position of each run's first frame, so that a slice of a long list is found at once. */
  private final int[] positions;

  private final int size;

  private FrameSet(List<Run> runs) {
    this.runs = List.copyOf(runs);
    this.positions = new int[runs.size()];
    int position = 0;
    for (int i = 0; i < positions.length; i++) {
      positions[i] = position;
      position += this.runs.get(i).size();
    }
    this.size = position;
  }

  /**
   * Reads the notation above.
   *
   * @throws IllegalFrameSetException with a sentence for the person who wrote it
   */
  public static FrameSet parse(String notation) {
    FrameSet set = new FrameSet(normalise(FrameNotation.parse(notation)));
    if (set.toString().length() > FrameNotation.MAX_LENGTH) {
      throw new IllegalFrameSetException("too many single frames to keep: split the job");
    }
    return set;
  }

  /** The frames {@code from} to {@code to}, both included. */
  public static FrameSet range(int from, int to) {
    return new FrameSet(List.of(FrameNotation.run(from, to, 1)));
  }

  /**
   * The range of a file's scene.
   *
   * @throws IllegalFrameSetException if a job cannot have all of it
   */
  public static FrameSet ofScene(Inspection file) {
    return new FrameSet(
        List.of(FrameNotation.run(file.firstFrame(), file.lastFrame(), file.frameStep())));
  }

  public int size() {
    return size;
  }

  /** How many ranges and single frames its notation has: what it takes up in memory. */
  public int length() {
    return positions.length;
  }

  /**
   * The frames at positions {@code from} (from 0) to {@code from + count}, ascending; fewer at the
   * end of the set.
   */
  public List<Integer> slice(int from, int count) {
    List<Integer> frames = new ArrayList<>(Math.min(count, size));
    for (int r = runAt(from); r < positions.length && frames.size() < count; r++) {
      Run run = runs.get(r);
      int skip = Math.max(from - positions[r], 0);
      for (int i = skip; i < run.size() && frames.size() < count; i++) {
        frames.add(run.first + i * run.step);
      }
    }
    return frames;
  }

  /**
   * The position of the first frame that is greater than {@code frame}; the size if there is none.
   */
  public int positionAfter(int frame) {
    int r = runOf(frame);
    if (r < 0) {
      return 0;
    }
    Run run = runs.get(r);
    int within = (Math.min(frame, run.last) - run.first) / run.step + 1;
    return positions[r] + within;
  }

  /** Whether the frame is one of the set. */
  public boolean contains(int frame) {
    int r = runOf(frame);
    if (r < 0) {
      return false;
    }
    Run run = runs.get(r);
    return frame <= run.last && (frame - run.first) % run.step == 0;
  }

  /** Whether all frames of another set are of this one. */
  public boolean containsAll(FrameSet other) {
    return other.slice(0, other.size()).stream().allMatch(this::contains);
  }

  /** The run that holds this position. */
  private int runAt(int position) {
    int found = Arrays.binarySearch(positions, position);
    return found >= 0 ? found : Math.max(-found - 2, 0);
  }

  /** The last run that begins with this frame or a smaller one; -1 if there is none. */
  private int runOf(int frame) {
    int low = 0;
    int high = positions.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runs.get(middle).first <= frame) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /** The shortest notation of the same set. */
  @Override
  public String toString() {
    return runs.stream().map(Run::toString).collect(joining(","));
  }

  /**
   * Sorts, and drops duplicates. Runs that do not overlap stay as they are, so that the work grows
   * with the length of the notation; those that do are written out and gathered again.
   */
  private static List<Run> normalise(List<Run> unsorted) {
    List<Run> sorted = unsorted.stream().sorted(Comparator.comparingInt(Run::first)).toList();
    boolean overlap = false;
    for (int i = 1; i < sorted.size() && !overlap; i++) {
      overlap = sorted.get(i).first <= sorted.get(i - 1).last;
    }
    return overlap ? gather(sorted) : sorted;
  }

  private static List<Run> gather(List<Run> overlapping) {
    int[] frames =
        overlapping.stream()
            .flatMapToInt(
                r -> java.util.stream.IntStream.iterate(r.first, f -> f + r.step).limit(r.size()))
            .sorted()
            .distinct()
            .toArray();
    List<Run> runs = new ArrayList<>();
    int i = 0;
    while (i < frames.length) {
      int step = i + 1 < frames.length ? frames[i + 1] - frames[i] : 1;
      int j = i;
      while (j + 1 < frames.length && frames[j + 1] - frames[j] == step) {
        j++;
      }
      if (step > 1 && j == i + 1) {
        j = i;
      }
      runs.add(new Run(frames[i], frames[j], i == j ? 1 : step));
      i = j + 1;
    }
    return runs;
  }
}
