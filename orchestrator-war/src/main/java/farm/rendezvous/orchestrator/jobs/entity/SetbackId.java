package farm.rendezvous.orchestrator.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node and a job. No record: the weaver of EclipseLink 5.0.0 fails on one. */
@Embeddable
public class SetbackId {

  @Column(name = "job_id")
  private String jobId;

  private String node;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected SetbackId() {}

  private SetbackId(String jobId, String node) {
    this.jobId = jobId;
    this.node = node;
  }

  public static SetbackId of(UUID job, String node) {
    return new SetbackId(job.toString(), node);
  }

  String node() {
    return node;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SetbackId that && node.equals(that.node) && jobId.equals(that.jobId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(jobId, node);
  }
}
