package farm.rendezvous.orchestrator.jobs.entity;

import farm.rendezvous.messages.RenderSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job is accepted, and queued until a node claims its first batch. It is active while its frames
 * are cut into batches, rendered, retried. When each frame is in a final state the job is
 * completed, or failed if a frame is.
 *
 * <p>Everyone who changes a job or one of its frames locks this row first: that is the order that
 * keeps transactions from waiting for each other in a circle, and the counters exact.
 */
@Entity
public class Job {

  @Id private String id;

  private String name;
  @Embedded private JobFile file;
  @Embedded private JobSettings settings;
  @Embedded private JobSchedule schedule;
  @Embedded private Tally tally;
  @Embedded private FrameTimes frameTimes;
  @Lob private String frames;

  @Column(name = "batch_size")
  private int batchSize;

  private int priority;

  @Column(name = "max_attempts")
  private int maxAttempts;

  @Enumerated(EnumType.STRING)
  private JobState state;

  @Column(name = "submitted_at")
  private Instant submittedAt;

  @Column(name = "started_at")
  private @Nullable Instant startedAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  @Lob private @Nullable String problem;

  @Column(name = "waiting_from")
  private @Nullable Instant waitingFrom;

  @Column(name = "hands_out")
  private boolean handsOut;

  private boolean closed;

  @Column(name = "keeps_away")
  private boolean keepsAway;

  @Column(name = "lost_attempts")
  private int lostAttempts;

  @Column(name = "idempotency_key")
  private @Nullable String idempotencyKey;

  private @Nullable String webhook;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Job() {}

  public Job(UUID id, JobOrder order, Instant submittedAt) {
    this.id = id.toString();
    this.name = order.name();
    this.frames = order.frames().toString();
    this.batchSize = order.batchSize();
    this.priority = order.priority();
    this.maxAttempts = order.maxAttempts();
    this.file = new JobFile(!order.files().isEmpty());
    this.settings = new JobSettings(order.settings());
    this.schedule = new JobSchedule(order.schedule());
    this.state = JobState.QUEUED;
    this.submittedAt = submittedAt;
    this.webhook = order.webhook();
    Instant startAfter = order.schedule().startAfter();
    this.closed =
        order.schedule().dependsOn() != null
            || (startAfter != null && startAfter.isAfter(submittedAt));
    int total = order.frames().size();
    this.frameTimes = new FrameTimes();
    this.tally = new Tally(total, closed ? 0 : openTo(total, order.schedule()));
    noteWhetherItHandsOut();
  }

  public UUID id() {
    return UUID.fromString(id);
  }

  /** The key that the submitter gave it, so that submitting it again finds it. */
  public @Nullable String idempotencyKey() {
    return idempotencyKey;
  }

  /** Gives it the submitter's key. */
  public void setIdempotencyKey(@Nullable String key) {
    idempotencyKey = key;
  }

  /** Who is told of its end and of frames that fail; null for nobody. */
  public @Nullable String webhook() {
    return webhook;
  }

  public JobState state() {
    return state;
  }

  public Instant submittedAt() {
    return submittedAt;
  }

  public @Nullable Instant startedAt() {
    return startedAt;
  }

  public @Nullable Instant finishedAt() {
    return finishedAt;
  }

  public @Nullable String problem() {
    return problem;
  }

  /** What was asked for, as it was accepted. */
  public JobOrder order() {
    return new JobOrder(
        name,
        FrameSet.parse(frames),
        batchSize,
        priority,
        maxAttempts,
        settings(),
        webhook,
        schedule(),
        Map.of());
  }

  /** What is to be rendered, read from its notation: milliseconds, if that is long. */
  public FrameSet frames() {
    return FrameSet.parse(frames);
  }

  /** What is known of its .blend file. */
  public JobFile file() {
    return file;
  }

  /** How its frames are rendered. */
  public RenderSettings settings() {
    return settings.settings();
  }

  /** Where and when its frames are handed out. */
  public Schedule schedule() {
    return schedule.schedule();
  }

  /** The state of those frames that are not cut into batches. */
  public FrameState uncutState() {
    return tally.isRestCanceled() ? FrameState.CANCELED : FrameState.QUEUED;
  }

  /** Calls it something else. */
  public void rename(String newName) {
    name = newName;
  }

  /**
   * Makes it more or less urgent.
   *
   * @param newPriority 0 to 100
   */
  public void setPriority(int newPriority) {
    priority = newPriority;
  }

  /** Frames that are handed to a node together. */
  public int batchSize() {
    return batchSize;
  }

  public int priority() {
    return priority;
  }

  public int maxAttempts() {
    return maxAttempts;
  }

  public FrameCounts counts() {
    return tally.counts();
  }

  public FrameTimes frameTimes() {
    return frameTimes;
  }

  /** Whether frames are left that no batch holds yet. */
  public boolean hasUncutFrames() {
    return tally.hasUncut();
  }

  /** Whether frames may be cut into a batch now. */
  public boolean mayCut() {
    return tally.mayCut();
  }

  /** Whether what is not finished is not wanted any more. */
  public boolean isGivenUp() {
    return tally.isRestCanceled();
  }

  /**
   * Takes the next frames out of the set, at most a batch; empty when all are cut. Those of a job
   * that is given up count as queued until they are canceled one by one.
   *
   * @param set the job's {@link #frames()}, which the caller may have at hand
   */
  public List<Integer> cutFrames(FrameSet set) {
    List<Integer> next = schedule().renderOrder().next(set, tally.cut(), batchSize);
    tally.cutMore(next.size());
    noteWhetherItHandsOut();
    return next;
  }

  /** What had to come first has come: the moment, or the other job. */
  public void open() {
    closed = false;
    tally.limitTo(openTo(tally.counts().total(), schedule()));
    noteWhetherItHandsOut();
  }

  /** Whether something has to come first. */
  public boolean isClosed() {
    return closed;
  }

  private static int openTo(int total, Schedule schedule) {
    return schedule.holdAfterPreview() ? schedule.renderOrder().previewSize(total) : total;
  }

  /** A batch of it waits to be handed out from this moment on. */
  public void batchWaits(Instant from) {
    if (waitingFrom == null || from.isBefore(waitingFrom)) {
      waitingFrom = from;
    }
    noteWhetherItHandsOut();
  }

  /**
   * Which of its waiting batches may go first was looked up.
   *
   * @param from when it may go; null if none waits
   */
  public void nextBatchWaits(@Nullable Instant from) {
    waitingFrom = from;
    noteWhetherItHandsOut();
  }

  /** Whether a batch of it may wait that can be handed out now. */
  public boolean mayHaveWaiting(Instant now) {
    return waitingFrom != null && !waitingFrom.isAfter(now);
  }

  /** Whether a node is kept away from it. */
  public boolean keepsAway() {
    return keepsAway;
  }

  /** From now on a node is kept away from it, or none any more. */
  public void setKeepsAway(boolean keeps) {
    keepsAway = keeps;
  }

  /** An attempt at a batch of it fell silent. */
  public void attemptLost() {
    lostAttempts++;
  }

  /** Whether an attempt at a batch of it ever fell silent. */
  public boolean hasLostAttempts() {
    return lostAttempts > 0;
  }

  /** Whether it has anything to hand out, now or later; the index of those that have is small. */
  public boolean handsOut() {
    return handsOut;
  }

  private void noteWhetherItHandsOut() {
    handsOut = state.isRenderable() && (mayCut() || waitingFrom != null);
  }

  /** A node has claimed a batch. */
  public void begin(Instant now) {
    if (state == JobState.QUEUED) {
      become(JobState.ACTIVE);
      startedAt = startedAt == null ? now : startedAt;
    }
  }

  /** A frame took so many seconds; only {@link Frame} says so. */
  void frameTook(double seconds) {
    frameTimes.add(seconds);
  }

  /** A frame has gone from one state to another; only {@link Frame} says so. */
  void frameMoved(FrameState from, FrameState to) {
    tally.moved(from, to);
  }

  /** Ends the job if every frame is in a final state; pauses it if those of its preview are. */
  public void settle(Instant now) {
    if (state == JobState.ACTIVE && tally.isDoneToTheLimit()) {
      become(JobState.PAUSE_REQUESTED);
    }
    FrameCounts counts = counts();
    if (!counts.isSettled() || state.isFinal()) {
      return;
    }
    finishedAt = now;
    boolean runs = state == JobState.ACTIVE || state == JobState.PAUSE_REQUESTED;
    if (counts.canceled() > 0 && (counts.failed() == 0 || !runs)) {
      become(JobState.CANCELED);
    } else if (counts.failed() > 0) {
      become(JobState.FAILED);
    } else {
      become(JobState.COMPLETED);
      problem = null; // of a frame that was wanted again, and came out well
    }
  }

  /**
   * No frame is to be begun any more, until it is resumed.
   *
   * @throws IllegalTransitionException if it is final, or about to be canceled
   */
  public void pause() {
    if (state == JobState.QUEUED) {
      become(JobState.PAUSED);
    } else if (state == JobState.ACTIVE) {
      become(JobState.PAUSE_REQUESTED);
    } else if (state != JobState.PAUSE_REQUESTED && state != JobState.PAUSED) {
      throw new IllegalTransitionException("job " + id, state, JobState.PAUSED);
    }
  }

  /** It was paused, and no attempt at it runs any more. */
  public void rest() {
    if (state == JobState.PAUSE_REQUESTED) {
      become(JobState.PAUSED);
    }
  }

  /**
   * It goes on.
   *
   * @throws IllegalTransitionException if it is final, or about to be canceled
   */
  public void resume() {
    if (tally.isDoneToTheLimit()) {
      tally.liftLimit();
    }
    if (state == JobState.PAUSED) {
      become(startedAt == null ? JobState.QUEUED : JobState.ACTIVE);
    } else if (state == JobState.PAUSE_REQUESTED) {
      become(JobState.ACTIVE);
    } else if (!state.isRenderable()) {
      throw new IllegalTransitionException("job " + id, state, JobState.ACTIVE);
    }
  }

  /**
   * Nothing of it is wanted any more; what is not cut into batches is canceled by that.
   *
   * @throws IllegalTransitionException if it has ended in another way
   */
  public void cancel() {
    closed = false;
    if (state == JobState.ACTIVE || state == JobState.PAUSE_REQUESTED) {
      become(JobState.CANCEL_REQUESTED);
      tally.cancelRest();
    } else if (state == JobState.QUEUED || state == JobState.PAUSED) {
      tally.cancelRest();
    } else if (state != JobState.CANCEL_REQUESTED && state != JobState.CANCELED) {
      throw new IllegalTransitionException("job " + id, state, JobState.CANCELED);
    }
  }

  /** Nothing of it is worth trying any more; what is not cut into batches is canceled by that. */
  public void giveUp(String sentence) {
    closed = false;
    tally.cancelRest();
    problem = problem == null ? sentence : problem + " (" + sentence + ")";
    noteWhetherItHandsOut();
  }

  /** Keeps the first failure of the job as its problem. */
  public void blame(int frame, String sentence) {
    if (problem == null) {
      problem = "frame " + frame + ": " + sentence;
    }
  }

  /**
   * Frames of it are wanted again; of a canceled one also all that are not cut into batches.
   *
   * @throws IllegalTransitionException if it is not final
   */
  public void reopen() {
    become(JobState.QUEUED);
    tally.wantRest();
    tally.liftLimit();
    closed = false;
    noteWhetherItHandsOut();
    problem = null;
    finishedAt = null;
  }

  private void become(JobState next) {
    if (!state.next().contains(next)) {
      throw new IllegalTransitionException("job " + id, state, next);
    }
    state = next;
    noteWhetherItHandsOut();
  }
}
