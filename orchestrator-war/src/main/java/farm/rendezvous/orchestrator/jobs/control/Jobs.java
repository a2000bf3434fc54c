package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.logging.OneLine;
import farm.rendezvous.messages.FileVersion;
import farm.rendezvous.messages.InspectionAnswer.Inspected;
import farm.rendezvous.orchestrator.http.Page;
import farm.rendezvous.orchestrator.jobs.control.SubmissionReader.Changes;
import farm.rendezvous.orchestrator.jobs.entity.Frame;
import farm.rendezvous.orchestrator.jobs.entity.FrameSet;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import farm.rendezvous.orchestrator.jobs.entity.JobDeleted;
import farm.rendezvous.orchestrator.jobs.entity.JobOrder;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import farm.rendezvous.orchestrator.jobs.entity.PriorityChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The jobs in the books. */
@ApplicationScoped
public class Jobs {

  private static final System.Logger LOG = System.getLogger(Jobs.class.getName());

  private final EntityManager books;
  private final Clock clock;
  private final Event<PriorityChanged> prices;
  private final Event<JobDeleted> deletions;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Jobs() {
    this(null, null, null, null);
  }

  @Inject
  public Jobs(
      EntityManager books,
      Clock clock,
      Event<PriorityChanged> prices,
      Event<JobDeleted> deletions) {
    this.deletions = deletions;
    this.books = books;
    this.clock = clock;
    this.prices = prices;
  }

  /**
   * Keeps a new job, under an id that nothing else has.
   *
   * @param version of its file; null for one that was uploaded
   * @param inspected what a node has said of its file; null if none has
   * @param key the submitter's; null if none was given
   * @throws PersistenceException also if there is a job of this key
   */
  @Transactional
  public Job add(
      UUID id,
      JobOrder order,
      @Nullable FileVersion version,
      List<String> warnings,
      @Nullable Inspected inspected,
      @Nullable String key) {
    Job job = new Job(id, order, clock.instant().truncatedTo(ChronoUnit.MICROS));
    job.file().setVersion(version);
    job.file().warn(warnings);
    job.file().inspected(inspected);
    job.setIdempotencyKey(key);
    books.persist(job);
    books.flush();
    LogContext.add(LogField.JOB, job.id());
    LOG.log(
        Level.INFO,
        "job {0} accepted: {1} frames {2} of {3}",
        job.id(),
        order.frames().size(),
        shorten(order.frames()),
        OneLine.of(order.settings().file()));
    return job;
  }

  /** The job of this id, if there is one; whatever text the id is. */
  @Transactional
  public Optional<Job> find(String id) {
    return found(Optional.ofNullable(books.find(Job.class, id)));
  }

  /**
   * Changes a job, whatever its state.
   *
   * @return empty if there is none of this id
   */
  @Transactional
  public Optional<Job> change(String id, Changes changes) {
    Optional<Job> job =
        found(Optional.ofNullable(books.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE)));
    job.ifPresent(found -> change(found, changes));
    return job;
  }

  /**
   * Takes a job that is final out of the books, with its frames.
   *
   * @return empty if there is none of this id; else the job, which was left if it is not final
   */
  @Transactional
  public Optional<Job> delete(String id) {
    Optional<Job> job =
        found(Optional.ofNullable(books.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE)));
    job.filter(found -> found.state().isFinal())
        .ifPresent(
            found -> {
              books.remove(found);
              deletions.fire(new JobDeleted(found.id()));
              LOG.log(Level.INFO, "job {0} is deleted", id);
            });
    return job;
  }

  /** A job that waits for this one to be completed. */
  @Transactional
  public Optional<UUID> dependent(String id) {
    return books
        .createQuery(
            "select j.id from Job j where j.closed = :yes and j.schedule.dependsOn = :id",
            String.class)
        .setParameter("yes", true)
        .setParameter("id", id)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(UUID::fromString);
  }

  private void change(Job job, Changes changes) {
    if (changes.name() != null) {
      job.rename(changes.name());
    }
    if (changes.priority() != null && changes.priority() != job.priority()) {
      job.setPriority(changes.priority());
      prices.fire(new PriorityChanged(job.id(), job.priority()));
      LOG.log(Level.INFO, "job {0}: priority {1}", job.id(), job.priority());
    }
  }

  /** The job that was submitted with this key. */
  @Transactional
  public Optional<Job> findByKey(String key) {
    return found(
        books
            .createQuery("select j from Job j where j.idempotencyKey = :key", Job.class)
            .setParameter("key", key)
            .getResultStream()
            .findFirst());
  }

  /** From here on it is this job that the caller's log lines are about. */
  private static Optional<Job> found(Optional<Job> job) {
    job.ifPresent(one -> LogContext.add(LogField.JOB, one.id()));
    return job;
  }

  /**
   * The jobs, newest first.
   *
   * @param state only those in this state; null for all
   * @param words only those with this in their name; null for all
   */
  @Transactional
  public Page<Job> list(
      @Nullable JobState state, @Nullable String words, @Nullable String cursor, int limit) {
    JobCursor from = JobCursor.parse(cursor);
    String query =
        "select j from Job j where j.submittedAt <= :at and (j.submittedAt < :at or j.id > :id)"
            + (state == null ? "" : " and j.state = :state")
            + (words == null ? "" : " and lower(j.name) like :pattern escape '!'")
            + " order by j.submittedAt desc, j.id";
    TypedQuery<Job> jobs =
        books
            .createQuery(query, Job.class)
            .setParameter("at", from.moment())
            .setParameter("id", from.id())
            .setMaxResults(limit + 1);
    if (state != null) {
      jobs.setParameter("state", state);
    }
    if (words != null) {
      jobs.setParameter("pattern", "%" + literally(words.toLowerCase(Locale.ROOT)) + "%");
    }
    List<Job> found = jobs.getResultList();
    return Page.of(found, limit, JobCursor::after);
  }

  /** A pattern that is like nothing but these words. */
  private static String literally(String words) {
    return words.replaceAll("[!%_]", "!$0");
  }

  /**
   * The frames of a job by their numbers, those that are not cut into batches yet too.
   *
   * @param after only frames greater than this; null for all
   */
  @Transactional
  public Page<FrameOrNumber> frames(Job job, @Nullable Integer after, int limit) {
    FrameSet set = job.order().frames();
    List<Integer> numbers = set.slice(after == null ? 0 : set.positionAfter(after), limit + 1);
    Map<Integer, Frame> cut = numbers.isEmpty() ? Map.of() : cut(job, numbers);
    List<FrameOrNumber> frames = numbers.stream().map(n -> frame(n, cut.get(n), job)).toList();
    return Page.of(frames, limit, frame -> Integer.toString(frame.number()));
  }

  /**
   * Those of these frames of a job that are cut into batches, in the order of the numbers.
   *
   * @param numbers at most 1,000
   */
  @Transactional
  public List<FrameOrNumber> frames(UUID job, List<Integer> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    return books
        .createQuery(
            "select f from Frame f where f.id.jobId = :job and f.id.number in :numbers"
                + " order by f.id.number",
            Frame.class)
        .setParameter("job", job.toString())
        .setParameter("numbers", numbers)
        .getResultStream()
        .map(frame -> new FrameOrNumber(frame.number(), frame.state(), frame))
        .toList();
  }

  private static FrameOrNumber frame(int number, @Nullable Frame frame, Job job) {
    return new FrameOrNumber(number, frame == null ? job.uncutState() : frame.state(), frame);
  }

  private Map<Integer, Frame> cut(Job job, List<Integer> numbers) {
    return books
        .createQuery(
            "select f from Frame f where f.id.jobId = :job and f.id.number between :first and"
                + " :last",
            Frame.class)
        .setParameter("job", job.id().toString())
        .setParameter("first", numbers.get(0))
        .setParameter("last", numbers.get(numbers.size() - 1))
        .getResultStream()
        .collect(Collectors.toMap(Frame::number, frame -> frame));
  }

  private static String shorten(FrameSet frames) {
    String text = frames.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
