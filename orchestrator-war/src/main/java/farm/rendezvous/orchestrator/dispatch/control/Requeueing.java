package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import farm.rendezvous.orchestrator.jobs.entity.IllegalTransitionException;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives frames that failed or were canceled another chance, when someone has mended the cause: what
 * nodes have failed at in the job counts no more.
 */
@ApplicationScoped
public class Requeueing {

  private static final List<FrameState> UNDONE = List.of(FrameState.FAILED, FrameState.CANCELED);

  private static final List<FrameState> FINAL =
      List.of(FrameState.COMPLETED, FrameState.FAILED, FrameState.CANCELED);

  private static final System.Logger LOG = System.getLogger(Requeueing.class.getName());

  private final Ledger ledger;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Requeueing() {
    this(null, null);
  }

  @Inject
  Requeueing(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Queues the failed and canceled frames of a job again, as if they had never been tried.
   *
   * @return empty if there is no such job
   * @throws IllegalTransitionException if it is about to be canceled
   */
  @Transactional
  public Optional<Job> requeue(UUID id) {
    Optional<Job> job = ledger.lock(id);
    job.ifPresent(found -> requeue(found, ledger.frames(id, UNDONE)));
    return job;
  }

  /**
   * Queues these frames of a job again if they are in a final state, finished or not. What is
   * queued or being rendered is wanted already.
   *
   * @return empty if there is no such job
   * @throws IllegalTransitionException if it is about to be canceled
   */
  @Transactional
  public Optional<Job> requeue(UUID id, List<Integer> chosen) {
    Optional<Job> job = ledger.lock(id);
    job.ifPresent(
        found -> {
          if (found.state().isFinal() && found.isGivenUp()) {
            cutCanceled(found);
          }
          requeue(found, ledger.frames(id, FINAL, chosen));
        });
    return job;
  }

  /** Frames that were canceled before they were in a batch, so that some of them can stay so. */
  private void cutCanceled(Job job) {
    FrameSet set = job.frames();
    while (job.hasUncutFrames()) {
      List<Integer> numbers = job.cutFrames(set);
      Batch batch = new Batch(job.id(), numbers, clock.instant(), List.of());
      batch.done();
      ledger.add(batch);
      for (int number : numbers) {
        Frame frame = new Frame(job.id(), number, batch.id());
        frame.cancel(job);
        ledger.add(frame);
      }
    }
    ledger.flush();
  }

  private void requeue(Job job, List<Frame> frames) {
    if (frames.isEmpty() && !job.hasUncutFrames()) {
      return;
    }
    if (job.state().isFinal() || job.state() == JobState.CANCEL_REQUESTED) {
      job.reopen(); // refuses what is about to be canceled
    }
    ledger.setbacks(job.id()).forEach(ledger::forgive);
    job.setKeepsAway(false);
    int batchSize = job.batchSize();
    for (int from = 0; from < frames.size(); from += batchSize) {
      List<Frame> part = frames.subList(from, Math.min(from + batchSize, frames.size()));
      Batch batch =
          new Batch(
              job.id(), part.stream().map(Frame::number).toList(), clock.instant(), List.of());
      ledger.add(batch);
      job.batchWaits(batch.notBefore());
      for (Frame frame : part) {
        frame.forgive();
        frame.requeueIn(batch.id(), job);
      }
    }
    LOG.log(Level.INFO, "job {0}: {1} frames are queued again", job.id(), frames.size());
  }
}
