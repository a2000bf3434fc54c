package farm.rendezvous.orchestrator.jobs.entity;

import farm.rendezvous.orchestrator.nodes.entity.Tags;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of a {@link Schedule}. */
@Embeddable
class JobSchedule {

  private String requires;

  @Column(name = "start_after")
  private @Nullable Instant startAfter;

  @Column(name = "depends_on")
  private @Nullable String dependsOn;

  @Enumerated(EnumType.STRING)
  @Column(name = "render_order")
  private FrameOrder renderOrder;

  @Column(name = "hold_after_preview")
  private boolean holdAfterPreview;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected JobSchedule() {}

  JobSchedule(Schedule schedule) {
    this.requires = schedule.requires().toString();
    this.startAfter = schedule.startAfter();
    this.dependsOn = schedule.dependsOn() == null ? null : schedule.dependsOn().toString();
    this.renderOrder = schedule.renderOrder();
    this.holdAfterPreview = schedule.holdAfterPreview();
  }

  Schedule schedule() {
    return new Schedule(
        Tags.parse(requires),
        startAfter,
        dependsOn == null ? null : UUID.fromString(dependsOn),
        renderOrder,
        holdAfterPreview);
  }
}
