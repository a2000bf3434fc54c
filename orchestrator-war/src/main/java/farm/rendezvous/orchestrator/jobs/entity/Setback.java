package farm.rendezvous.orchestrator.jobs.entity;

import farm.rendezvous.messages.FailureReason;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Lob;
import java.time.Instant;
import java.util.UUID;

/** What a node has failed at in a job. One that failed too often is kept away from the job. */
@Entity
public class Setback {

  /** A node that has failed so often, at whatever frames of the job, gets no more of it. */
  public static final int TOO_OFTEN = 3;

  @EmbeddedId private SetbackId id;

  private int failures;

  @Enumerated(EnumType.STRING)
  private FailureReason reason;

  @Lob private String problem;

  @Column(name = "last_at")
  private Instant lastAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Setback() {}

  /** It has failed for the first time. */
  public Setback(UUID job, String node, FailureReason why, String sentence, Instant now) {
    this.id = SetbackId.of(job, node);
    this.failures = 1;
    this.reason = why;
    this.problem = sentence;
    this.lastAt = now;
  }

  /** It has failed once more. */
  public void add(FailureReason why, String sentence, Instant now) {
    failures++;
    reason = why;
    problem = sentence;
    lastAt = now;
  }

  public String node() {
    return id.node();
  }

  public int failures() {
    return failures;
  }

  /** Why it failed the last time. */
  public FailureReason reason() {
    return reason;
  }

  /** The same in a sentence. */
  public String problem() {
    return problem;
  }

  /** When it failed the last time. */
  public Instant lastAt() {
    return lastAt;
  }

  /** Whether the node is to get no more of the job. What the file lacks is no fault of a node. */
  public boolean keepsAway() {
    return failures >= TOO_OFTEN && reason != FailureReason.UNFIT_FILE;
  }
}
