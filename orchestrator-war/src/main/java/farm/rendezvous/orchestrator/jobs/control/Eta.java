package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.jobs.entity.FrameCounts;
import farm.rendezvous.orchestrator.jobs.entity.FrameTimes;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * When a job will be done: the mean time of its frames so far, times those that are left, shared by
 * the slots that render it now. A faster node has a larger part in the frames so far, and in those
 * to come; so the mean over the frames is the right one for nodes of different speed.
 *
 * @param earliest and {@code latest}: where it will be in 19 of 20 cases, if the frames to come are
 *     like those so far
 */
public record Eta(Instant at, Instant earliest, Instant latest) {

  private static final double DEVIATIONS = 2; // of a normal distribution, 95 % lie within

  /**
   * What can be said; nothing while no frame of the job is finished, or it is not rendered.
   *
   * @param rendering how many slots render it now, only asked if it matters; with none, it goes by
   *     the share that it has had so far
   */
  public static Optional<Eta> of(Job job, IntSupplier rendering, Instant now) {
    FrameTimes times = job.frameTimes();
    Instant started = job.startedAt();
    if (job.state() != JobState.ACTIVE || times.count() == 0 || started == null) {
      return Optional.empty();
    }
    FrameCounts counts = job.counts();
    double left = counts.queued() + counts.active() / 2.0; // those begun are half done on average
    int slots = rendering.getAsInt();
    double share = slots > 0 ? slots : shareSoFar(times, Duration.between(started, now));
    double parallel = Math.min(share, Math.max(1, counts.queued() + counts.active()));
    double work = left * times.mean();
    double deviation = Math.sqrt(times.variance() * (left + left * left / times.count()));
    return Optional.of(
        new Eta(
            in(work / parallel, now),
            in(Math.max(0, work - DEVIATIONS * deviation) / parallel, now),
            in((work + DEVIATIONS * deviation) / parallel, now)));
  }

  private static double shareSoFar(FrameTimes times, Duration elapsed) {
    double seconds = elapsed.toMillis() / 1000.0;
    return seconds > 0 && times.mean() > 0 ? times.count() * times.mean() / seconds : 1;
  }

  private static Instant in(double seconds, Instant now) {
    return now.plusMillis(Math.round(seconds * 1000));
  }
}
