package farm.rendezvous.orchestrator.jobs.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the farm's configuration says of jobs. */
@ApplicationScoped
public class JobDefaults {

  private final int batchSize;
  private final Path blendFolder;
  private final String file;

  /** For CDI. */
  protected JobDefaults() {
    this(1, "", "");
  }

  /**
   * Checks what it is given.
   *
   * @param batchSize BATCH_SIZE, frames in a batch
   * @param blendFolder BLEND_DIR, the folder blend/files
   * @param file BLEND_FILE_PATH: the file of a job that names none; absolute, or below the folder
   */
  @Inject
  public JobDefaults(
      @ConfigProperty(name = "batch.size") int batchSize,
      @ConfigProperty(name = "blend.dir") String blendFolder,
      @ConfigProperty(name = "blend.file.path") String file) {
    if (batchSize < 1 || batchSize > SubmissionReader.MAX_BATCH_SIZE) {
      throw new IllegalArgumentException(
          "BATCH_SIZE is " + batchSize + ": 1 to " + SubmissionReader.MAX_BATCH_SIZE);
    }
    this.batchSize = batchSize;
    this.blendFolder = Path.of(blendFolder);
    this.file = belowFolder(Path.of(file));
  }

  public int batchSize() {
    return batchSize;
  }

  public BlendFolder blendFolder() {
    return new BlendFolder(blendFolder);
  }

  /** Path below the folder. */
  public String file() {
    return file;
  }

  private String belowFolder(Path path) {
    return path.isAbsolute() && path.startsWith(blendFolder)
        ? blendFolder.relativize(path).toString()
        : path.toString();
  }
}
