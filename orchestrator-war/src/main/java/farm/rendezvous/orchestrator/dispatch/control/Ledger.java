package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.entity.Attempt;
import farm.rendezvous.orchestrator.dispatch.entity.AttemptState;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameId;
import farm.rendezvous.orchestrator.jobs.entity.FrameState;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The queries about jobs, batches, attempts and frames. Whoever is about to change anything calls
 * {@link #lock} first, once for all jobs that it will touch, and looks at nothing of other jobs
 * from then on.
 *
 * <p>Where many are handled in one transaction a query that first writes what has changed so far
 * would spoil the writing in bulk at the end; those that say so do not, and see the rows as they
 * were.
 */
@ApplicationScoped
class Ledger {

  private static final List<FrameState> OPEN = List.of(FrameState.QUEUED, FrameState.ACTIVE);

  /** Numbers in one statement. */
  private static final int MOST_NUMBERS = 500;

  private final EntityManager books;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Ledger() {
    this(null);
  }

  @Inject
  Ledger(EntityManager books) {
    this.books = books;
  }

  void add(Object entity) {
    books.persist(entity);
  }

  /** Writes what has changed so far, for a query that has to see it. */
  void flush() {
    books.flush();
  }

  /**
   * The jobs that are there, by id, with their rows locked until the transaction ends. They are
   * locked in the order of their ids, so that two that lock several never wait for each other.
   */
  Map<UUID, Job> lock(Collection<UUID> jobs) {
    Map<String, UUID> inOrder = new TreeMap<>();
    jobs.forEach(job -> inOrder.put(job.toString(), job));
    Map<UUID, Job> locked = new LinkedHashMap<>();
    inOrder.values().forEach(id -> lock(id).ifPresent(job -> locked.put(id, job)));
    return locked;
  }

  /** The job, with its row locked until the transaction ends; empty if it was deleted. */
  Optional<Job> lock(UUID job) {
    return Optional.ofNullable(
        books.find(Job.class, job.toString(), LockModeType.PESSIMISTIC_WRITE));
  }

  /** The job without a lock, to look at and not to change. */
  Optional<Job> peek(UUID job) {
    return Optional.ofNullable(books.find(Job.class, job.toString()));
  }

  Optional<Batch> batch(UUID id) {
    return Optional.ofNullable(books.find(Batch.class, id.toString()));
  }

  Optional<Attempt> attempt(UUID id) {
    return Optional.ofNullable(books.find(Attempt.class, id.toString()));
  }

  /** Those of these attempts that there are, with their jobs, without a lock. */
  Map<UUID, UUID> jobsOfAttempts(Collection<UUID> attempts) {
    Map<UUID, UUID> jobs = new LinkedHashMap<>();
    books
        .createQuery("select a.id, a.jobId from Attempt a where a.id in :attempts", Object[].class)
        .setParameter("attempts", ReadAhead.filledUp(attempts))
        .setFlushMode(FlushModeType.COMMIT)
        .getResultStream()
        .forEach(
            row -> jobs.put(UUID.fromString((String) row[0]), UUID.fromString((String) row[1])));
    return jobs;
  }

  /** The attempt as it is after its job was locked. */
  Optional<Attempt> refreshedAttempt(UUID id) {
    Optional<Attempt> attempt = attempt(id);
    attempt.ifPresent(books::refresh);
    return attempt;
  }

  /** Whether the batch, read before its job was locked, is still in the queue. */
  boolean isStillOffered(Batch batch) {
    books.refresh(batch);
    return batch.state() == BatchState.OFFERED;
  }

  Optional<Frame> frame(UUID job, int number) {
    return Optional.ofNullable(books.find(Frame.class, FrameId.of(job, number)));
  }

  /** The frames of a batch that are not in a final state, ascending. */
  List<Frame> openFrames(UUID batch) {
    return books
        .createQuery(
            "select f from Frame f where f.batchId = :batch and f.state in :open"
                + " order by f.id.number",
            Frame.class)
        .setParameter("batch", batch.toString())
        .setParameter("open", OPEN)
        .getResultList();
  }

  /** The first frames of a job behind a number that are in one of these states, ascending. */
  List<Frame> frames(UUID job, List<FrameState> states, int after, int most) {
    return books
        .createQuery(
            "select f from Frame f where f.id.jobId = :job and f.state in :states"
                + " and f.id.number > :after order by f.id.number",
            Frame.class)
        .setParameter("job", job.toString())
        .setParameter("states", states)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * Those of these frames of a job that are in one of these states, in the order of the numbers.
   */
  List<Frame> frames(UUID job, List<FrameState> states, List<Integer> numbers) {
    List<Frame> found = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += MOST_NUMBERS) {
      found.addAll(
          books
              .createQuery(
                  "select f from Frame f where f.id.jobId = :job and f.state in :states"
                      + " and f.id.number in :numbers order by f.id.number",
                  Frame.class)
              .setParameter("job", job.toString())
              .setParameter("states", states)
              .setParameter(
                  "numbers", numbers.subList(from, Math.min(from + MOST_NUMBERS, numbers.size())))
              .getResultList());
    }
    return found;
  }

  /** The attempts at a batch that run: at most one. */
  List<Attempt> holders(UUID batch) {
    return books
        .createQuery(
            "select a from Attempt a where a.batchId = :batch and a.state = :state", Attempt.class)
        .setParameter("batch", batch.toString())
        .setParameter("state", AttemptState.RUNNING)
        .getResultList();
  }

  /**
   * The attempts that fell silent, may come back, and are for this batch's next attempt to fence
   * off: those whose own batch nobody will claim any more, and those at the batch itself; without
   * what has changed since the last {@link #flush}.
   */
  List<Attempt> deadBefore(Batch batch) {
    return books
        .createQuery(
            "select a from Attempt a, Batch b where a.batchId = b.id and a.jobId = :job"
                + " and a.state = :lost and (b.id = :batch or b.state = :done)",
            Attempt.class)
        .setParameter("job", batch.jobId().toString())
        .setParameter("lost", AttemptState.LOST)
        .setParameter("batch", batch.id().toString())
        .setParameter("done", BatchState.DONE)
        .setFlushMode(FlushModeType.COMMIT)
        .getResultList();
  }

  /** The batches of a job that no attempt holds and that are not done. */
  List<Batch> unclaimed(UUID job) {
    return books
        .createQuery(
            "select b from Batch b where b.jobId = :job"
                + " and (b.state = :waiting or b.state = :offered)",
            Batch.class)
        .setParameter("job", job.toString())
        .setParameter("waiting", BatchState.WAITING)
        .setParameter("offered", BatchState.OFFERED)
        .getResultList();
  }

  /** Nothing of the job that no attempt holds is wanted any more. */
  void cancelUnclaimed(Job job) {
    openUnclaimedFrames(job.id()).forEach(frame -> frame.cancel(job));
    unclaimed(job.id()).forEach(Batch::done);
    job.nextBatchWaits(null);
  }

  /** The open frames of all batches that no attempt holds, in one query, however many these are. */
  private List<Frame> openUnclaimedFrames(UUID job) {
    return books
        .createQuery(
            "select f from Frame f, Batch b where f.batchId = b.id and b.jobId = :job"
                + " and (b.state = :waiting or b.state = :offered)"
                + " and f.id.jobId = :job and f.state in :open",
            Frame.class)
        .setParameter("job", job.toString())
        .setParameter("waiting", BatchState.WAITING)
        .setParameter("offered", BatchState.OFFERED)
        .setParameter("open", OPEN)
        .getResultList();
  }

  /** The attempts at batches of a job that run, as far as the books know. */
  List<Attempt> runningAttempts(UUID job) {
    return books
        .createQuery(
            "select a from Attempt a where a.state = :running and a.jobId = :job", Attempt.class)
        .setParameter("running", AttemptState.RUNNING)
        .setParameter("job", job.toString())
        .getResultList();
  }

  /** Whether an attempt at a batch of the job runs. */
  boolean isBeingRendered(UUID job) {
    return !runningAttempts(job).isEmpty();
  }

  /** A job that was to be paused is, once no attempt at it runs any more. */
  void restIfQuiet(Job job) {
    if (job.state() == JobState.PAUSE_REQUESTED && !isBeingRendered(job.id())) {
      job.rest();
    }
  }

  /** The attempts that run, as far as the books know. */
  List<UUID> runningAttempts() {
    return books
        .createQuery("select a.id from Attempt a where a.state = :running", String.class)
        .setParameter("running", AttemptState.RUNNING)
        .getResultStream()
        .map(UUID::fromString)
        .toList();
  }
}
