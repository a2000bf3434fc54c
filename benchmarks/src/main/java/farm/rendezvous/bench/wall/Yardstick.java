package farm.rendezvous.bench.wall;

import java.io.IOException;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;

/**
 * What bare Blender needs for a scene.
 *
 * @param costs of one process with all threads, which is {@code blender -b FILE -a}
 * @param exit seconds until such a process had ended, if each frame costs that
 * @param run seconds until it really had, at its best
 * @param best arrangement, computed
 * @param bestRun seconds that it really took, at its best
 * @param byBatches seconds of a new process for each five frames, three at a time
 */
record Yardstick(
    Scene scene,
    FrameCosts costs,
    double exit,
    double run,
    Arrangement best,
    double bestRun,
    double byBatches) {
  private static final int BATCH = 5;
  private static final int AT_ONCE = 3;

  /**
   * Measures.
   *
   * @param times that each frame's cost is measured, and the arrangement run, where one process
   *     takes so many seconds; the least counts, which was disturbed least
   */
  static Yardstick measure(Scene scene, BareBlender blender, int cores, DoubleToIntFunction times)
      throws IOException, InterruptedException {
    BareBlender.Result allThreads = blender.animation(scene, 0);
    FrameCosts costs = FrameCosts.parse(allThreads.lines());
    FrameCosts oneThread = FrameCosts.parse(blender.animation(scene, 1).lines());
    double run = allThreads.seconds();
    double exit = run - costs.total();
    int rounds = times.applyAsInt(run);
    for (int round = 1; round < rounds; round++) {
      allThreads = blender.animation(scene, 0);
      run = Math.min(run, allThreads.seconds());
      costs = costs.least(FrameCosts.parse(allThreads.lines()));
      oneThread = oneThread.least(FrameCosts.parse(blender.animation(scene, 1).lines()));
    }
    Arrangement best = Arrangement.best(costs, oneThread, cores);
    double bestRun = together(best, scene, blender);
    for (int round = 1; round < rounds; round++) {
      bestRun = Math.min(bestRun, together(best, scene, blender));
    }
    double byBatches = blender.together(scene, 0, AT_ONCE, batches(scene.numbers()));
    return new Yardstick(scene, costs, costs.total() + exit, run, best, bestRun, byBatches);
  }

  private static double together(Arrangement best, Scene scene, BareBlender blender)
      throws IOException, InterruptedException {
    return blender.together(scene, best.threads(), best.frames().size(), best.frames());
  }

  /** The lower bound, as a part of the time that one bare process takes until it has ended. */
  double share() {
    return best.seconds() / exit;
  }

  /** What the best arrangement really took, as a part of what one bare process really took. */
  double shareRun() {
    return bestRun / run;
  }

  /** What a process for each five frames took, as a multiple of the same. */
  double timesByBatches() {
    return byBatches / run;
  }

  private static List<List<Integer>> batches(List<Integer> frames) {
    return IntStream.iterate(0, begin -> begin < frames.size(), begin -> begin + BATCH)
        .mapToObj(begin -> frames.subList(begin, Math.min(begin + BATCH, frames.size())))
        .toList();
  }
}
