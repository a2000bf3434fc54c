package farm.rendezvous.orchestrator.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A frame's name: its job and its number. No record: the weaver of EclipseLink 5.0.0 fails on one.
 */
@Embeddable
public class FrameId {

  @Column(name = "job_id")
  private String jobId;

  @Column(name = "frame_number")
  private int number;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected FrameId() {}

  private FrameId(String jobId, int number) {
    this.jobId = jobId;
    this.number = number;
  }

  public static FrameId of(UUID job, int number) {
    return new FrameId(job.toString(), number);
  }

  int number() {
    return number;
  }

  UUID job() {
    return UUID.fromString(jobId);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FrameId that && number == that.number && jobId.equals(that.jobId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(jobId, number);
  }

  @Override
  public String toString() {
    return number + " of job " + jobId;
  }
}
