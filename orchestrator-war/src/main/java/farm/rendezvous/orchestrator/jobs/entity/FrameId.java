package farm.rendezvous.orchestrator.jobs.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** A frame's name: its job and its number. */
@Embeddable
public record FrameId(
    @Column(name = "job_id") String jobId, @Column(name = "frame_number") int number) {

  public static FrameId of(UUID job, int number) {
    return new FrameId(job.toString(), number);
  }
}
