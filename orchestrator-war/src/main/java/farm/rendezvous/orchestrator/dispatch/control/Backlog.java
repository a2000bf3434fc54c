package farm.rendezvous.orchestrator.dispatch.control;

import farm.rendezvous.orchestrator.dispatch.control.FairShare.Contender;
import farm.rendezvous.orchestrator.dispatch.entity.Batch;
import farm.rendezvous.orchestrator.dispatch.entity.BatchState;
import farm.rendezvous.orchestrator.jobs.entity.FrameOrder;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The queries about what is to be handed out. None gets slower with the jobs and frames in the
 * books: each reads as many entries of an index as there are batches under way, or as it returns.
 *
 * <p>Each statement reads one table. One that read jobs and batches together would hold a job while
 * it waits for a batch, and whoever reports or claims holds the batch and waits for the job.
 */
@ApplicationScoped
class Backlog {

  /** More jobs than this do not have to be looked at for one refill. */
  private static final int CANDIDATES = 200;

  private static final String QUEUED = "select b.id, b.jobId, b.priority from Batch b";

  /**
   * A job that has something to hand out now.
   *
   * @param lane whose room in the queue its batches take
   * @param uncut batches that can be cut out of its set of frames
   * @param waiting whether batches wait besides, of frames that are tried again or were given back
   */
  record Candidate(Contender contender, Tags lane, int uncut, boolean waiting) {}

  private final EntityManager books;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Backlog() {
    this(null);
  }

  @Inject
  Backlog(EntityManager books) {
    this.books = books;
  }

  /** What is in the queue and in work. */
  UnderWay underWay(Lanes lanes) {
    UnderWay underWay = new UnderWay();
    books
        .createQuery(
            "select b.state, b.priority, b.requires, b.jobId, count(b.jobId) from Batch b"
                + " where b.state = :offered or b.state = :claimed"
                + " group by b.state, b.priority, b.requires, b.jobId",
            Object[].class)
        .setParameter("offered", BatchState.OFFERED)
        .setParameter("claimed", BatchState.CLAIMED)
        .getResultStream()
        .forEach(
            row ->
                underWay.add(
                    (BatchState) row[0],
                    (Integer) row[1],
                    lanes.of(Tags.parse((String) row[2])),
                    UUID.fromString((String) row[3]),
                    Math.toIntExact((Long) row[4])));
    return underWay;
  }

  /** What the jobs require that have something to hand out, as far as they require tags. */
  List<Tags> requirements() {
    return books
        .createQuery(
            "select distinct j.schedule.requires from Job j where j.handsOut = :yes"
                + " and j.schedule.requires > :noTags",
            String.class)
        .setParameter("yes", true)
        .setParameter("noTags", Tags.NONE.toString())
        .getResultStream()
        .map(Tags::parse)
        .toList();
  }

  /**
   * The most urgent jobs, then the oldest, that require just this and have something to hand out
   * now.
   *
   * @param lane of these tags
   * @param abovePriority only those more urgent than this
   */
  List<Candidate> candidates(
      Tags requires, Tags lane, Instant now, int abovePriority, UnderWay underWay) {
    return books
        .createQuery(
            "select j.id, j.priority, j.submittedAt, j.schedule.renderOrder,"
                + " j.tally.cut, j.tally.cutLimit, j.batchSize, j.waitingFrom"
                + " from Job j where j.handsOut = :yes and j.schedule.requires = :requires"
                + " and j.priority > :above"
                + " and (j.tally.cut < j.tally.cutLimit or j.waitingFrom <= :now)"
                + " order by j.priority desc, j.submittedAt",
            Object[].class)
        .setParameter("yes", true)
        .setParameter("requires", requires.toString())
        .setParameter("above", abovePriority)
        .setParameter("now", now)
        .setMaxResults(CANDIDATES)
        .getResultStream()
        .map(row -> candidate(row, lane, now, underWay))
        .toList();
  }

  private static Candidate candidate(Object[] row, Tags lane, Instant now, UnderWay underWay) {
    UUID job = UUID.fromString((String) row[0]);
    Instant waitingFrom = (Instant) row[7];
    return new Candidate(
        new Contender(job, (Integer) row[1], (Instant) row[2], underWay.of(job)),
        lane,
        ((FrameOrder) row[3]).batches((Integer) row[4], (Integer) row[5], (Integer) row[6]),
        waitingFrom != null && !waitingFrom.isAfter(now));
  }

  /** Those of these jobs that not every node may render. */
  List<Job> choosy(Collection<UUID> jobs) {
    return books
        .createQuery(
            "select j from Job j where j.id in :jobs"
                + " and (j.schedule.requires > :noTags or j.keepsAway = true)",
            Job.class)
        .setParameter("jobs", jobs.stream().map(UUID::toString).toList())
        .setParameter("noTags", Tags.NONE.toString())
        .getResultList();
  }

  /** How many batches of the job wait and may go out now, counted up to a limit. */
  int waitingNow(UUID job, Instant now, int most) {
    return books
        .createQuery(
            "select b.id from Batch b where b.jobId = :job and b.state = :waiting"
                + " and b.notBefore <= :now",
            String.class)
        .setParameter("job", job.toString())
        .setParameter("waiting", BatchState.WAITING)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultList()
        .size();
  }

  /** The first batches of the job that wait and may go out now. */
  List<Batch> waiting(UUID job, Instant now, int most) {
    return books
        .createQuery(
            "select b from Batch b where b.jobId = :job and b.state = :waiting"
                + " and b.notBefore <= :now order by b.firstFrame",
            Batch.class)
        .setParameter("job", job.toString())
        .setParameter("waiting", BatchState.WAITING)
        .setParameter("now", now)
        .setFlushMode(FlushModeType.COMMIT)
        .setMaxResults(most)
        .getResultList();
  }

  /** When the next batch of the job may go that may not go yet. */
  Optional<Instant> nextWaiting(UUID job, Instant now) {
    return Optional.ofNullable(
        books
            .createQuery(
                "select min(b.notBefore) from Batch b where b.jobId = :job and b.state = :waiting"
                    + " and b.notBefore > :now",
                Instant.class)
            .setParameter("job", job.toString())
            .setParameter("waiting", BatchState.WAITING)
            .setParameter("now", now)
            .setFlushMode(FlushModeType.COMMIT)
            .getSingleResult());
  }

  /**
   * A batch that is, or was, in the queue; its priority is the one that it was last queued with.
   */
  record Queued(UUID id, UUID job, int priority) {}

  /** Those of these batches that there are, and their jobs, without a lock. */
  List<Queued> queued(Collection<UUID> batches) {
    return queued(
            books
                .createQuery(QUEUED + " where b.id in :batches", Object[].class)
                .setParameter("batches", ReadAhead.filledUp(batches)))
        .toList();
  }

  private static Stream<Queued> queued(TypedQuery<Object[]> query) {
    return query
        .setFlushMode(FlushModeType.COMMIT)
        .getResultStream()
        .map(
            row ->
                new Queued(
                    UUID.fromString((String) row[0]),
                    UUID.fromString((String) row[1]),
                    (Integer) row[2]));
  }

  /**
   * The most urgent batches in the queue that are more urgent than this, without a lock.
   *
   * @param tagged also those that require tags
   */
  List<Queued> queuedAbove(int priority, boolean tagged, int most) {
    return queued(
            books
                .createQuery(
                    QUEUED
                        + " where b.state = :offered and b.priority > :priority"
                        + (tagged ? "" : " and b.requires = ''")
                        + " order by b.priority desc, b.offeredAt",
                    Object[].class)
                .setParameter("offered", BatchState.OFFERED)
                .setParameter("priority", priority)
                .setMaxResults(most))
        .toList();
  }

  /** The first batches of a job that are in the queue, by their frames, without a lock. */
  List<Queued> queuedOf(UUID job, int priority, int most) {
    return queued(
            books
                .createQuery(
                    QUEUED
                        + " where b.jobId = :job and b.state = :offered and b.priority = :priority"
                        + " order by b.firstFrame",
                    Object[].class)
                .setParameter("job", job.toString())
                .setParameter("offered", BatchState.OFFERED)
                .setParameter("priority", priority)
                .setMaxResults(most))
        .toList();
  }

  /**
   * The batches that have been in the queue since before a moment, the oldest first.
   *
   * @param onlyAvoiding only those that some node should not get
   */
  List<Batch> offeredBefore(Instant moment, boolean onlyAvoiding) {
    return books
        .createQuery(
            "select b from Batch b where b.state = :offered and b.offeredAt < :moment"
                + (onlyAvoiding ? " and b.avoid <> ''" : "")
                + " order by b.offeredAt",
            Batch.class)
        .setParameter("offered", BatchState.OFFERED)
        .setParameter("moment", moment)
        .getResultList();
  }
}
