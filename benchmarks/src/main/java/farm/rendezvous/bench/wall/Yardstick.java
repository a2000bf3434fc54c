package farm.rendezvous.bench.wall;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What bare Blender needs for a scene.
 *
 * @param costs of one process with all threads, which is {@code blender -b FILE -a}
 * @param exit seconds until that process had ended
 * @param best arrangement, computed
 * @param bestRun seconds that it really took
 * @param byBatches seconds of a new process for each five frames, three at a time
 */
record Yardstick(
    Scene scene,
    FrameCosts costs,
    double exit,
    Arrangement best,
    double bestRun,
    double byBatches) {
  private static final int BATCH = 5;
  private static final int AT_ONCE = 3;

  /**
   * Measures.
   *
   * @param times that each frame's cost is measured; the least counts
   */
  static Yardstick measure(Scene scene, BareBlender blender, int cores, int times)
      throws IOException, InterruptedException {
    BareBlender.Result allThreads = blender.animation(scene, 0);
    FrameCosts costs = FrameCosts.parse(allThreads.lines());
    FrameCosts oneThread = FrameCosts.parse(blender.animation(scene, 1).lines());
    double exit = allThreads.seconds() - costs.total();
    for (int time = 1; time < times; time++) {
      costs = costs.least(FrameCosts.parse(blender.animation(scene, 0).lines()));
      oneThread = oneThread.least(FrameCosts.parse(blender.animation(scene, 1).lines()));
    }
    Arrangement best = Arrangement.best(costs, oneThread, cores);
    double bestRun = blender.together(scene, best.threads(), best.frames().size(), best.frames());
    double byBatches = blender.together(scene, 0, AT_ONCE, batches(scene.numbers()));
    return new Yardstick(scene, costs, costs.total() + exit, best, bestRun, byBatches);
  }

  /** The lower bound, as a part of the time that one bare process takes until it has ended. */
  double share() {
    return best.seconds() / exit;
  }

  private static List<List<Integer>> batches(List<Integer> frames) {
    return IntStream.iterate(0, begin -> begin < frames.size(), begin -> begin + BATCH)
        .mapToObj(begin -> frames.subList(begin, Math.min(begin + BATCH, frames.size())))
        .toList();
  }
}
