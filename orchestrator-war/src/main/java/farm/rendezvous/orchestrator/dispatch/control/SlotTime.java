package farm.rendezvous.orchestrator.dispatch.control;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/**
 * For how long slots worked for a job. Each of its batches counts as what its last ones usually
 * took: the first ones of a node take longer, Blender has to start, and of two equal jobs the one
 * that paid for this is not to be owed frames for it.
 */
final class SlotTime {

  /** More batches than have a slow start on a few nodes; few enough to follow a scene. */
  private static final int USUAL = 15;

  private final Deque<Double> last = new ArrayDeque<>();
  private OptionalDouble usual = OptionalDouble.empty();
  private double settled;
  private int unsettled;

  /**
   * Of a job that comes.
   *
   * @param seconds that it is taken to have had
   */
  SlotTime(double seconds) {
    this.settled = seconds;
  }

  /** A batch took this long on its slot. */
  void add(Duration took) {
    last.addLast(took.toNanos() / 1e9);
    if (last.size() > USUAL) {
      last.removeFirst();
    }
    usual = last.stream().mapToDouble(one -> one).sorted().skip(last.size() / 2).findFirst();
    unsettled++;
    if (unsettled >= USUAL) {
      settled = seconds(0, 0);
      unsettled = 0;
    }
  }

  /** What a batch usually takes, the median; nothing if none has ended. */
  OptionalDouble secondsOfBatch() {
    return usual;
  }

  /**
   * So long slots worked for the job.
   *
   * @param inWork batches that have not ended, they count as well
   * @param secondsOfOthers what a batch takes if none of the job has ended
   */
  double seconds(int inWork, double secondsOfOthers) {
    return settled + (unsettled + inWork) * secondsOfBatch().orElse(secondsOfOthers);
  }
}
