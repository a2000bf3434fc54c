package farm.rendezvous.bench.controlplane;

import java.time.Duration;

/**
 * What broker and orchestrator have to do in one run.
 *
 * @param nodes simulated ones with one slot each
 * @param jobs all of the same size, submitted before the first frame
 * @param frames of each job
 * @param batchSize frames
 * @param frameTime of one frame on the average; each takes between half and one and a half of it
 * @param measured frames after which the run ends; with all of them the jobs end too
 */
record Load(int nodes, int jobs, int frames, int batchSize, Duration frameTime, int measured) {

  /** One job, measured to its end. */
  static Load of(int nodes, int frames, Duration frameTime) {
    return new Load(nodes, 1, frames, 5, frameTime, frames);
  }

  /** Batches of 5 frames that take no time, in queues that are longer than what is measured. */
  static Load queue(int nodes, int jobs, int frames, int measured) {
    return new Load(nodes, jobs, frames, 5, Duration.ZERO, measured);
  }

  int total() {
    return jobs * frames;
  }

  /** In words, such as {@code 100 nodes, 1 x 5000, frames of 200 ms}. */
  String label() {
    String time = frameTime.isZero() ? "" : ", frames of %d ms".formatted(frameTime.toMillis());
    return "%d nodes, %d x %d%s".formatted(nodes, jobs, frames, time);
  }

  /** Whether the jobs are rendered to their end. */
  boolean isWhole() {
    return measured >= total();
  }
}
