package farm.rendezvous.orchestrator.preflight.control;

import farm.rendezvous.messages.RenderSettings;
import farm.rendezvous.orchestrator.nodes.entity.Tags;
import java.time.Duration;

/**
 * What is looked into. Where two are equal one answer holds for both.
 *
 * @param settings of the job; how long a frame may take is left out, as it changes no answer
 * @param uploaded whether the file is among uploaded files and not below blend/files
 * @param contents equal while the file is the same: by hashes, or by size and time
 * @param requires tags of the nodes that may be asked
 */
public record Subject(RenderSettings settings, boolean uploaded, Object contents, Tags requires) {
  public Subject {
    settings = within(settings, Duration.ZERO);
  }

  /** The settings, with a time for opening the file in place of that for a frame. */
  static RenderSettings within(RenderSettings wanted, Duration time) {
    return new RenderSettings(
        wanted.file(),
        wanted.savedBy(),
        wanted.engine(),
        wanted.format(),
        wanted.scene(),
        wanted.camera(),
        wanted.samples(),
        wanted.resolutionPercent(),
        wanted.denoise(),
        time);
  }
}
