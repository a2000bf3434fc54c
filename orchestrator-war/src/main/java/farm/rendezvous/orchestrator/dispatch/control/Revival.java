package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.jobs.control.JobDefaults;
import farm.rendezvous.orchestrator.jobs.control.Setbacks;
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
import org.jspecify.annotations.Nullable;

/** What {@link Requeueing} changes in the books, each method in a transaction. */
@ApplicationScoped
class Revival {

  private static final List<FrameState> UNDONE = List.of(FrameState.FAILED, FrameState.CANCELED);

  private static final List<FrameState> FINAL =
      List.of(FrameState.COMPLETED, FrameState.FAILED, FrameState.CANCELED);

  /** Frames that are changed in one transaction. */
  static final int MOST_AT_ONCE = 5_000;

  private static final System.Logger LOG = System.getLogger(Revival.class.getName());

  private final Ledger ledger;
  private final Setbacks setbacks;
  private final JobDefaults defaults;
  private final Clock clock;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Revival() {
    this(null, null, null, null);
  }

  @Inject
  Revival(Ledger ledger, Setbacks setbacks, JobDefaults defaults, Clock clock) {
    this.ledger = ledger;
    this.setbacks = setbacks;
    this.defaults = defaults;
    this.clock = clock;
  }

  /**
   * What one transaction has queued.
   *
   * @param last the number of its last frame if there may be more; null if that was all
   */
  record Part(Job job, @Nullable Integer last) {}

  /**
   * Queues what failed or was canceled, as much as one transaction should.
   *
   * @param after only frames behind this one, which the part before ended with; null for the first
   * @return empty if there is no such job
   */
  @Transactional
  public Optional<Part> queueUndone(UUID id, @Nullable Integer after) {
    return ledger
        .lock(id)
        .map(
            job -> {
              if (after != null && job.isGivenUp()) {
                return new Part(job, null); // canceled meanwhile
              }
              int from = after == null ? Integer.MIN_VALUE : after;
              List<Frame> frames = ledger.frames(id, UNDONE, from, MOST_AT_ONCE);
              queue(job, frames);
              boolean more = frames.size() == MOST_AT_ONCE;
              return new Part(job, more ? frames.get(MOST_AT_ONCE - 1).number() : null);
            });
  }

  /**
   * Queues those of these that are in a final state.
   *
   * @param chosen at most {@link #MOST_AT_ONCE}
   * @param first whether it is the first part of what was chosen
   * @return empty if there is no such job
   */
  @Transactional
  public Optional<Job> queue(UUID id, List<Integer> chosen, boolean first) {
    Optional<Job> job = ledger.lock(id);
    job.filter(found -> first || !found.isGivenUp())
        .ifPresent(found -> queue(found, ledger.frames(id, FINAL, chosen)));
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
    if (!job.file().isUploaded()) {
      defaults.blendFolder().version(job.settings().file()).ifPresent(job.file()::setVersion);
    }
    setbacks.of(job.id()).forEach(setbacks::forgive);
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
