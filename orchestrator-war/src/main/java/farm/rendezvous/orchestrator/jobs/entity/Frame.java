package farm.rendezvous.orchestrator.jobs.entity;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Report.FrameCompleted;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Lob;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One image. It is queued in a batch, active once Blender has begun with it, and ends completed,
 * failed or canceled; an attempt that dies or gives it back leaves it queued again. Whoever holds
 * its batch holds the frame; one that is tried again, or was given back, is in another batch.
 *
 * <p>Each change names the {@link Job}, locked by the caller, whose counters go with it: this class
 * is the only door to a frame's state.
 */
@Entity
public class Frame {

  @EmbeddedId private FrameId id;

  @Enumerated(EnumType.STRING)
  private FrameState state;

  @Column(name = "batch_id")
  private String batchId;

  private int attempts;
  private int failures;
  private int losses;
  private @Nullable String node;
  private @Nullable Double seconds;

  @Column(name = "peak_memory_mib")
  private @Nullable Integer peakMemoryMiB;

  private @Nullable String file;
  private @Nullable Integer width;
  private @Nullable Integer height;
  private @Nullable Long bytes;
  private @Nullable String sha256;

  @Enumerated(EnumType.STRING)
  private @Nullable FailureReason reason;

  @Lob private @Nullable String problem;
  private boolean again;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Frame() {}

  /** A frame that has just been cut into a batch. */
  public Frame(UUID job, int number, UUID batch) {
    this.id = FrameId.of(job, number);
    this.state = FrameState.QUEUED;
    this.batchId = batch.toString();
  }

  public int number() {
    return id.number();
  }

  public UUID jobId() {
    return id.job();
  }

  public FrameState state() {
    return state;
  }

  /** How often a node has begun with it. */
  public int attempts() {
    return attempts;
  }

  /** How often it was tried and did not succeed. */
  public int failures() {
    return failures;
  }

  /** How often a node was lost while it was at this frame. */
  public int losses() {
    return losses;
  }

  public @Nullable String node() {
    return node;
  }

  public @Nullable Double seconds() {
    return seconds;
  }

  public @Nullable Integer peakMemoryMiB() {
    return peakMemoryMiB;
  }

  public @Nullable String file() {
    return file;
  }

  public @Nullable Integer width() {
    return width;
  }

  public @Nullable Integer height() {
    return height;
  }

  /** Size of the file. */
  public @Nullable Long bytes() {
    return bytes;
  }

  public @Nullable String sha256() {
    return sha256;
  }

  /** The class of failure of its last try, if that failed. */
  public @Nullable FailureReason reason() {
    return reason;
  }

  public @Nullable String problem() {
    return problem;
  }

  /** Whether it is in this batch, so that the attempt at the batch is the one whose word counts. */
  public boolean isIn(UUID batch) {
    return batch.toString().equals(batchId);
  }

  /** Blender has begun. */
  public void start(Job job, String byNode) {
    attempts++;
    node = byNode;
    become(job, FrameState.ACTIVE);
  }

  /**
   * The image is checked and in its place. If its start was not reported before, it counts now;
   * unless a node was lost with it that is named as the one that rendered it: that start counted.
   */
  public void complete(Job job, FrameCompleted report) {
    boolean foundFinished = losses > 0 && report.node().equals(node);
    if (state == FrameState.QUEUED && !foundFinished) {
      attempts++;
    }
    node = report.node();
    seconds = report.seconds();
    if (report.seconds() != null) {
      job.frameTook(report.seconds());
    }
    peakMemoryMiB = report.peakMemoryMiB();
    file = report.file();
    width = report.width();
    height = report.height();
    bytes = report.bytes();
    sha256 = report.sha256();
    reason = null;
    problem = null;
    again = false;
    become(job, FrameState.COMPLETED);
  }

  /** A try has failed; the frame is queued for another in the given batch. */
  public void retryIn(UUID batch, Job job, FailureReason of, String why) {
    failures++;
    reason = of;
    problem = why;
    requeueIn(batch, job);
  }

  /** The last try has failed. */
  public void fail(Job job, String byNode, FailureReason of, String why) {
    failures++;
    reason = of;
    node = byNode;
    problem = why;
    become(job, FrameState.FAILED);
  }

  /**
   * The attempt is dead; the frame waits in its batch for the next.
   *
   * @param blamed whether it may be what the node was lost for: Blender had begun it, or none and
   *     it was the first
   */
  public void lose(Job job, boolean blamed) {
    losses += blamed ? 1 : 0;
    if (state == FrameState.ACTIVE) {
      become(job, FrameState.QUEUED);
    }
  }

  /** Wanted again, from the start: it was given back, or someone asked for it. */
  public void requeueIn(UUID batch, Job job) {
    batchId = batch.toString();
    if (state != FrameState.QUEUED) {
      become(job, FrameState.QUEUED);
    }
  }

  /** Its past tries no longer count, nor does the image that one of them has made. */
  public void forgive() {
    again = again || state == FrameState.COMPLETED;
    failures = 0;
    losses = 0;
    reason = null;
    problem = null;
    seconds = null;
    peakMemoryMiB = null;
    file = null;
    width = null;
    height = null;
    bytes = null;
    sha256 = null;
  }

  /** Nobody wants it any more. */
  public void cancel(Job job) {
    become(job, FrameState.CANCELED);
  }

  /** Whether it is wanted again though an image of before is in its place. */
  public boolean isAgain() {
    return again;
  }

  private void become(Job job, FrameState next) {
    if (!state.next().contains(next)) {
      throw new IllegalTransitionException("frame " + id, state, next);
    }
    job.frameMoved(state, next);
    state = next;
  }
}
