package farm.rendezvous.orchestrator.files.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the farm's configuration says of uploaded files. */
@ApplicationScoped
public class FilesSettings {

  private final Path folder;
  private final long maxBytes;
  private final Duration keep;

  /** For CDI. */
  protected FilesSettings() {
    this("", 1, "PT0S");
  }

  /**
   * Checks what it is given.
   *
   * @param folder FILES_DIR; nodes with a shared disk read it too
   * @param maxMiB UPLOAD_MAX_MIB, the largest file, or form, that is taken
   * @param keep FILES_KEEP, for how long a file is kept that no job uses
   */
  @Inject
  public FilesSettings(
      @ConfigProperty(name = "files.dir") String folder,
      @ConfigProperty(name = "upload.max.mib") long maxMiB,
      @ConfigProperty(name = "files.keep") String keep) {
    if (maxMiB < 1 || maxMiB > 1 << 30) {
      throw new IllegalArgumentException("UPLOAD_MAX_MIB is " + maxMiB + ": 1 to " + (1 << 30));
    }
    this.folder = Path.of(folder).toAbsolutePath().normalize();
    this.maxBytes = maxMiB << 20;
    this.keep = duration(keep);
  }

  private static Duration duration(String keep) {
    try {
      Duration duration = Duration.parse(keep);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw new IllegalArgumentException("FILES_KEEP is '" + keep + "': a time such as P1D or PT2H");
  }

  public Path folder() {
    return folder;
  }

  public long maxBytes() {
    return maxBytes;
  }

  public Duration keep() {
    return keep;
  }
}
