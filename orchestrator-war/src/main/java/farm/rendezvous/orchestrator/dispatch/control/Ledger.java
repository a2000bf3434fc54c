package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.control.FairShare.Contender;
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
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The queries of dispatch. Whoever is about to change anything calls {@link #lock} first. */
@ApplicationScoped
class Ledger {

  private static final List<JobState> RENDERABLE = List.of(JobState.QUEUED, JobState.ACTIVE);
  private static final List<FrameState> OPEN = List.of(FrameState.QUEUED, FrameState.ACTIVE);
  private static final List<BatchState> OUTSTANDING =
      List.of(BatchState.OFFERED, BatchState.CLAIMED);

  /** More open jobs than this do not all have to be looked at for one refill. */
  private static final int CONTENDERS = 200;

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

  /** The job, with its row locked until the transaction ends; empty if it was deleted. */
  Optional<Job> lock(UUID job) {
    return Optional.ofNullable(
        books.find(Job.class, job.toString(), LockModeType.PESSIMISTIC_WRITE));
  }

  /** The job of a batch, locked. */
  Optional<Job> lockJobOf(UUID batch) {
    return books
        .createQuery("select b.jobId from Batch b where b.id = :batch", String.class)
        .setParameter("batch", batch.toString())
        .getResultStream()
        .findFirst()
        .flatMap(job -> lock(UUID.fromString(job)));
  }

  Optional<Batch> batch(UUID id) {
    return Optional.ofNullable(books.find(Batch.class, id.toString()));
  }

  Optional<Attempt> attempt(UUID id) {
    return Optional.ofNullable(books.find(Attempt.class, id.toString()));
  }

  /** The attempt as it is after its job was locked. */
  Optional<Attempt> refreshedAttempt(UUID id) {
    Optional<Attempt> attempt = attempt(id);
    attempt.ifPresent(books::refresh);
    return attempt;
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

  /** The frames of a job in one of these states, ascending. */
  List<Frame> frames(UUID job, List<FrameState> states) {
    return books
        .createQuery(
            "select f from Frame f where f.id.jobId = :job and f.state in :states"
                + " order by f.id.number",
            Frame.class)
        .setParameter("job", job.toString())
        .setParameter("states", states)
        .getResultList();
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
   * off: those at the batch itself, and those whose own batch nobody will claim any more.
   */
  List<UUID> deadBefore(Batch batch) {
    return books
        .createQuery(
            "select a.id from Attempt a, Batch b where a.batchId = b.id and a.jobId = :job"
                + " and a.state = :lost and (b.id = :batch or b.state = :done)",
            String.class)
        .setParameter("job", batch.jobId().toString())
        .setParameter("lost", AttemptState.LOST)
        .setParameter("batch", batch.id().toString())
        .setParameter("done", BatchState.DONE)
        .getResultStream()
        .map(UUID::fromString)
        .toList();
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

  /** The batches in the broker's queue. */
  List<Batch> offered() {
    return books
        .createQuery(
            "select b from Batch b where b.state = :offered order by b.offeredAt", Batch.class)
        .setParameter("offered", BatchState.OFFERED)
        .getResultList();
  }

  /** The priorities of the jobs that batches belong to, one for each batch. */
  List<Integer> priorities(List<Batch> batches) {
    if (batches.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> priorities = new HashMap<>();
    books
        .createQuery("select j.id, j.priority from Job j where j.id in :jobs", Object[].class)
        .setParameter("jobs", batches.stream().map(batch -> batch.jobId().toString()).toList())
        .getResultStream()
        .forEach(row -> priorities.put((String) row[0], (Integer) row[1]));
    return batches.stream()
        .map(batch -> priorities.getOrDefault(batch.jobId().toString(), 0))
        .toList();
  }

  /** Whether the batch, read before its job was locked, is still in the queue. */
  boolean isStillOffered(Batch batch) {
    books.refresh(batch);
    return batch.state() == BatchState.OFFERED;
  }

  /** The first batch of the job that waits and may go out now. */
  Optional<Batch> waiting(UUID job, Instant now) {
    return books
        .createQuery(
            "select b from Batch b where b.jobId = :job and b.state = :waiting"
                + " and b.notBefore <= :now order by b.firstFrame",
            Batch.class)
        .setParameter("job", job.toString())
        .setParameter("waiting", BatchState.WAITING)
        .setParameter("now", now)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  /**
   * The jobs that have something to hand out now. Each statement reads one table: one that read
   * jobs and batches together would hold a job while it waits for a batch, and whoever reports or
   * claims holds the batch and waits for the job.
   */
  List<Contender> contenders(Instant now) {
    Map<String, Long> outstanding = new HashMap<>();
    books
        .createQuery(
            "select b.jobId, count(b) from Batch b where b.state in :states group by b.jobId",
            Object[].class)
        .setParameter("states", OUTSTANDING)
        .getResultStream()
        .forEach(row -> outstanding.put((String) row[0], (Long) row[1]));
    List<String> waiting =
        books
            .createQuery(
                "select distinct b.jobId from Batch b where b.state = :waiting"
                    + " and b.notBefore <= :now",
                String.class)
            .setParameter("waiting", BatchState.WAITING)
            .setParameter("now", now)
            .getResultList();
    return books
        .createQuery(
            "select j.id, j.priority, j.submittedAt from Job j where j.state in :renderable"
                + " and (j.cut < j.total or j.id in :waiting)"
                + " order by j.priority desc, j.submittedAt",
            Object[].class)
        .setParameter("renderable", RENDERABLE)
        .setParameter("waiting", waiting.isEmpty() ? List.of("none") : waiting)
        .setMaxResults(CONTENDERS)
        .getResultStream()
        .map(
            row ->
                new Contender(
                    UUID.fromString((String) row[0]),
                    (Integer) row[1],
                    (Instant) row[2],
                    outstanding.getOrDefault((String) row[0], 0L)))
        .toList();
  }
}
