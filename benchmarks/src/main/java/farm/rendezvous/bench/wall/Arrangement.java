package farm.rendezvous.bench.wall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Bare Blenders that share the frames of a scene, all started at once.
 *
 * @param threads of each; 0 for all cores
 * @param seconds until the last frame is in place, if each frame costs what it cost alone
 * @param frames of each process, ascending
 */
record Arrangement(int threads, double seconds, List<List<Integer>> frames) {

  /** One process of a list schedule. */
  private record Share(int number, double seconds, List<Integer> frames) {}

  /**
   * The best of: one process with all threads, and two, three and so on up to as many processes of
   * one thread as there are cores.
   *
   * @param allThreads what one process with all threads needed
   * @param oneThread what one process with one thread needed, alone
   */
  static Arrangement best(FrameCosts allThreads, FrameCosts oneThread, int cores) {
    Arrangement best =
        new Arrangement(0, allThreads.total(), List.of(List.copyOf(allThreads.frames().keySet())));
    for (int processes = 2; processes <= cores; processes++) {
      Arrangement next = schedule(oneThread, processes);
      if (next.seconds() < best.seconds()) {
        best = next;
      }
    }
    return best;
  }

  /** The costliest frame first, each to the process that is free first. */
  static Arrangement schedule(FrameCosts oneThread, int processes) {
    PriorityQueue<Share> shares =
        new PriorityQueue<>(Comparator.comparing(Share::seconds).thenComparing(Share::number));
    for (int number = 0; number < processes; number++) {
      shares.add(new Share(number, oneThread.start(), new ArrayList<>()));
    }
    oneThread.frames().entrySet().stream()
        .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
        .forEach(
            frame -> {
              Share share = shares.remove();
              share.frames().add(frame.getKey());
              shares.add(
                  new Share(share.number(), share.seconds() + frame.getValue(), share.frames()));
            });
    double seconds = shares.stream().mapToDouble(Share::seconds).max().orElse(0);
    return new Arrangement(
        1,
        seconds,
        shares.stream()
            .map(share -> share.frames().stream().sorted().toList())
            .filter(frames -> !frames.isEmpty())
            .toList());
  }

  /** Such as {@code 2 x 1 thread}. */
  String label() {
    return "%d x %s".formatted(frames.size(), threads == 0 ? "all threads" : threads + " thread");
  }
}
