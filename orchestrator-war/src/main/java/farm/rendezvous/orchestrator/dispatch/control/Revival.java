package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What {@link Requeueing} changes in the books, each method in a transaction. */
@ApplicationScoped
class Revival {

  private static final List<FrameState> UNDONE = List.of(FrameState.FAILED, FrameState.CANCELED);

  private static final List<FrameState> FINAL =
      List.of(FrameState.COMPLETED, FrameState.FAILED, FrameState.CANCELED);

  /** Frames that get a row in one transaction. */
  private static final int MOST_AT_ONCE = 5_000;

  private static final System.Logger LOG = System.getLogger(Revival.class.getName());

  private final Ledger ledger;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Revival() {
    this(null, null);
  }

  @Inject
  Revival(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Queues all that failed or was canceled. */
  @Transactional
  public Optional<Job> queueUndone(UUID id) {
    Optional<Job> job = ledger.lock(id);
    job.ifPresent(found -> queue(found, ledger.frames(id, UNDONE)));
    return job;
  }

  /** Queues those of these that are in a final state. */
  @Transactional
  public Optional<Job> queue(UUID id, List<Integer> chosen) {
    Optional<Job> job = ledger.lock(id);
    job.ifPresent(found -> queue(found, ledger.frames(id, FINAL, chosen)));
    return job;
  }

  /**
   * Gives rows to frames that were canceled before they were in a batch, so that some of them can
   * be queued and the others stay canceled.
   *
   * @return whether there are more
   */
  @Transactional
  public boolean cutSomeCanceled(UUID id) {
    Job job = ledger.lock(id).orElse(null);
    if (job == null || !job.state().isFinal() || !job.isGivenUp()) {
      return false;
    }
    FrameSet set = job.frames();
    for (int cut = 0; cut < MOST_AT_ONCE && job.hasUncutFrames(); ) {
      List<Integer> numbers = job.cutFrames(set);
      cut += numbers.size();
      Batch batch = new Batch(job.id(), numbers, clock.instant(), List.of());
      batch.done();
      ledger.add(batch);
      for (int number : numbers) {
        Frame frame = new Frame(job.id(), number, batch.id());
        frame.cancel(job);
        ledger.add(frame);
      }
    }
    return job.hasUncutFrames();
  }

  private void queue(Job job, List<Frame> frames) {
    if (frames.isEmpty() && !job.hasUncutFrames()) {
      return;
    }
    if (job.state().isFinal() || job.isGivenUp()) {
      job.reopen(); // refuses what is about to be canceled, or to fail
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
