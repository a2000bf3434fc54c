package farm.rendezvous.orchestrator.results.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the farm's configuration says of results. */
@ApplicationScoped
public class ResultsSettings {

  private final Path output;
  private final String ffmpeg;

  /** For CDI. */
  protected ResultsSettings() {
    this("", "");
  }

  /**
   * Takes them as they are.
   *
   * @param output OUTPUT_DIR, the folder of the jobs' folders
   * @param ffmpeg FFMPEG_PATH, a path or a name on the PATH
   */
  @Inject
  public ResultsSettings(
      @ConfigProperty(name = "output.dir") String output,
      @ConfigProperty(name = "ffmpeg.path") String ffmpeg) {
    this.output = Path.of(output);
    this.ffmpeg = ffmpeg;
  }

  public Path output() {
    return output;
  }

  public String ffmpeg() {
    return ffmpeg;
  }
}
