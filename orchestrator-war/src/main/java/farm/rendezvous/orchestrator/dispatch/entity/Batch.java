package farm.rendezvous.orchestrator.dispatch.entity;

import farm.rendezvous.messages.BatchOffer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Frames of one job that are handed to a node together; the frames name the batch they are in. */
@Entity
public class Batch {

  private static final String BAR = "|";

  @Id private String id;

  @Column(name = "job_id")
  private String jobId;

  @Column(name = "first_frame")
  private int firstFrame;

  @Column(name = "last_frame")
  private int lastFrame;

  @Enumerated(EnumType.STRING)
  private BatchState state;

  @Column(name = "not_before")
  private Instant notBefore;

  @Column(name = "offered_at")
  private @Nullable Instant offeredAt;

  private int offers;

  private int priority;

  private String avoid;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Batch() {}

  /**
   * Frames that wait to be handed out.
   *
   * @param frames ascending, not empty
   * @param notBefore the earliest moment at which they are
   * @param avoid nodes that should not get them, where there are others
   */
  public Batch(UUID job, List<Integer> frames, Instant notBefore, Collection<String> avoid) {
    this.id = UUID.randomUUID().toString();
    this.jobId = job.toString();
    this.firstFrame = frames.get(0);
    this.lastFrame = frames.get(frames.size() - 1);
    this.state = BatchState.WAITING;
    this.notBefore = notBefore;
    this.avoid = avoid.isEmpty() ? "" : BAR + String.join(BAR, avoid) + BAR;
  }

  public UUID id() {
    return UUID.fromString(id);
  }

  public UUID jobId() {
    return UUID.fromString(jobId);
  }

  public BatchState state() {
    return state;
  }

  /** For people: the first and the last frame that it was cut with. */
  public String label() {
    return firstFrame == lastFrame ? String.valueOf(firstFrame) : firstFrame + "-" + lastFrame;
  }

  /** What goes into the queue. */
  public BatchOffer offer() {
    return new BatchOffer(jobId(), id(), label());
  }

  /** The job's priority, 0 to 100; 0 before it goes to the queue. */
  public int priority() {
    return priority;
  }

  /** Its job is more or less urgent than when it went to the queue. */
  public void reprice(int jobPriority) {
    priority = jobPriority;
  }

  /** The nodes that should not get it. */
  public List<String> avoided() {
    return avoid.isEmpty() ? List.of() : List.of(avoid.substring(1).split("\\|"));
  }

  /** It may go to any node. */
  public void avoidNobody() {
    avoid = "";
  }

  /**
   * It goes to the queue, the first time or once more.
   *
   * @param jobPriority with which it goes, 0 to 100
   */
  public void offered(Instant now, int jobPriority) {
    state = BatchState.OFFERED;
    offeredAt = now;
    priority = jobPriority;
    offers++;
  }

  /** The earliest moment at which it may go out. */
  public Instant notBefore() {
    return notBefore;
  }

  /**
   * Whether nobody has claimed it for so long that the offer may be lost. The patience doubles with
   * each offer, so that one which nobody wants does not fill the queue.
   */
  public boolean isOverdue(Instant now, Duration patience) {
    if (offeredAt == null || state != BatchState.OFFERED) {
      return false;
    }
    int doublings = Math.min(Math.max(offers - 1, 0), 6);
    return offeredAt.plus(patience.multipliedBy(1L << doublings)).isBefore(now);
  }

  /** An attempt holds it. */
  public void claimed() {
    state = BatchState.CLAIMED;
  }

  /** Back in the orchestrator's hands. */
  public void waiting() {
    state = BatchState.WAITING;
    offers = 0;
  }

  /** No frame of it is open. */
  public void done() {
    state = BatchState.DONE;
  }
}
