package farm.rendezvous.orchestrator.dispatch.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One try of one node at a batch. */
@Entity
public class Attempt {

  @Id private String id;

  @Column(name = "batch_id")
  private String batchId;

  @Column(name = "job_id")
  private String jobId;

  private String node;

  @Enumerated(EnumType.STRING)
  private AttemptState state;

  @Column(name = "open_frames")
  private int openFrames;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Attempt() {}

  public Attempt(UUID id, Batch batch, String node, int openFrames, Instant now) {
    this.id = id.toString();
    this.batchId = batch.id().toString();
    this.jobId = batch.jobId().toString();
    this.node = node;
    this.state = AttemptState.RUNNING;
    this.openFrames = openFrames;
    this.startedAt = now;
  }

  public UUID id() {
    return UUID.fromString(id);
  }

  public UUID batchId() {
    return UUID.fromString(batchId);
  }

  public UUID jobId() {
    return UUID.fromString(jobId);
  }

  public String node() {
    return node;
  }

  public AttemptState state() {
    return state;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }

  public boolean isRunning() {
    return state == AttemptState.RUNNING;
  }

  /** Whether it fell silent, so that what it still says is stale. */
  public boolean isLost() {
    return state == AttemptState.LOST;
  }

  /** How many of its frames are not completed, failed or given back. */
  public int openFrames() {
    return openFrames;
  }

  /** One of its frames is completed, failed or given back; the last one ends the attempt. */
  public void frameClosed(Instant now) {
    openFrames--;
    if (openFrames <= 0 && isRunning()) {
      state = AttemptState.ENDED;
      endedAt = now;
    }
  }

  /** It fell silent. */
  public void lose(Instant now) {
    state = AttemptState.LOST;
    endedAt = now;
  }
}
