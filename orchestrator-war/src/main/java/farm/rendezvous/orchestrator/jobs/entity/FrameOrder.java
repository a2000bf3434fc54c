package farm.rendezvous.orchestrator.jobs.entity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** In which order the frames of a job are handed out. */
public enum FrameOrder {
  /** As they are numbered. */
  FIRST_TO_LAST {
    @Override
    List<Integer> next(FrameSet set, int cut, int batchSize) {
      return set.slice(cut, batchSize);
    }

    @Override
    int previewSize(int frames) {
      return 0;
    }

    @Override
    public int batches(int cut, int limit, int batchSize) {
      return inBatches(limit - cut, batchSize);
    }
  },

  /**
   * The first, the last and the middle one, each by itself, and then batch for batch what lies
   * between, each in the middle of the widest gap: so a person sees early whether the animation is
   * right, and ever finer.
   */
  PREVIEW {
    @Override
    List<Integer> next(FrameSet set, int cut, int batchSize) {
      return new Preview(set.size(), batchSize)
          .positions(cut)
          .mapToObj(position -> set.slice(position, 1).get(0))
          .toList();
    }

    @Override
    int previewSize(int frames) {
      return Math.min(frames, Preview.SINGLES);
    }

    @Override
    public int batches(int cut, int limit, int batchSize) {
      int singles = Math.max(0, Math.min(limit, Preview.SINGLES) - cut);
      return singles + inBatches(limit - cut - singles, batchSize);
    }
  };

  /**
   * The frames of the next batch, ascending; empty if there are none left.
   *
   * @param cut frames of the set that are in batches already, cut by this same order and size
   */
  abstract List<Integer> next(FrameSet set, int cut, int batchSize);

  /** How many frames go ahead of all others, one by one. */
  abstract int previewSize(int frames);

  /**
   * How many batches can be cut.
   *
   * @param cut frames that are in batches already
   * @param limit frames that may be
   */
  public abstract int batches(int cut, int limit, int batchSize);

  private static int inBatches(int frames, int batchSize) {
    return Math.max(0, (frames + batchSize - 1) / batchSize);
  }

  /** As it is written in the API: lower case, with hyphens. */
  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Positions in a set of frames, from 0. */
  private record Preview(int frames, int batchSize) {

    static final int SINGLES = 3;

    IntStream positions(int cut) {
      if (cut >= frames) {
        return IntStream.empty();
      }
      return cut < SINGLES ? IntStream.of(single(cut)) : between(cut - SINGLES);
    }

    private int single(int index) {
      return switch (index) {
        case 0 -> 0;
        case 1 -> frames - 1;
        default -> middle();
      };
    }

    private int middle() {
      return (frames - 1) / 2;
    }

    /** What lies between is cut into whole batches; the rest comes last. */
    private IntStream between(int cut) {
      int all = frames - SINGLES;
      int whole = all / batchSize;
      int turn = cut / batchSize;
      int first = (turn < whole ? inTheGap(turn, whole) : whole) * batchSize;
      return IntStream.range(first, Math.min(first + batchSize, all))
          .map(i -> i + 1 < middle() ? i + 1 : i + 2);
    }

    /**
     * Takes the numbers below {@code count} by halves and halves of halves: the rank of the node
     * {@code turn}, counted by levels, in a search tree that is filled level by level.
     */
    private static int inTheGap(int turn, int count) {
      int node = turn + 1;
      int rank = sizeBelow(2 * node, count);
      for (; node > 1; node /= 2) {
        if (node % 2 == 1) {
          rank += 1 + sizeBelow(node - 1, count);
        }
      }
      return rank;
    }

    private static int sizeBelow(int node, int count) {
      int size = 0;
      long last = node;
      for (long first = node; first <= count; first *= 2) {
        size += (int) (Math.min(last, count) - first + 1);
        last = 2 * last + 1;
      }
      return size;
    }
  }
}
