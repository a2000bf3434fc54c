package farm.rendezvous.orchestrator.jobs.entity;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.RenderSettings;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The columns of {@link RenderSettings}. */
@Embeddable
class JobSettings {

  private String file;

  @Column(name = "saved_by")
  private @Nullable String savedBy;

  private String engine;

  @Enumerated(EnumType.STRING)
  private ImageFormat format;

  private @Nullable String scene;
  private @Nullable String camera;
  private @Nullable Integer samples;

  @Column(name = "resolution_percent")
  private @Nullable Integer resolutionPercent;

  private @Nullable Boolean denoise;

  @Column(name = "frame_timeout")
  private long frameTimeout;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected JobSettings() {}

  JobSettings(RenderSettings settings) {
    this.file = settings.file();
    this.savedBy = settings.savedBy();
    this.engine = settings.engine();
    this.format = settings.format();
    this.scene = settings.scene();
    this.camera = settings.camera();
    this.samples = settings.samples();
    this.resolutionPercent = settings.resolutionPercent();
    this.denoise = settings.denoise();
    this.frameTimeout = settings.frameTimeout().toSeconds();
  }

  RenderSettings settings() {
    return new RenderSettings(
        file,
        savedBy,
        engine,
        format,
        scene,
        camera,
        samples,
        resolutionPercent,
        denoise,
        Duration.ofSeconds(frameTimeout));
  }
}
