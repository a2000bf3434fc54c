package farm.rendezvous.node.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the environment says of where inputs come from and frames go to; liberty/ has the defaults.
 */
@ApplicationScoped
public class StorageSettings {

  /** STORAGE. */
  public enum Kind {
    /** Folders that all machines of the farm have. */
    SHARED,
    /** The orchestrator, over HTTP. */
    HTTP
  }

  private final Kind kind;
  private final URI orchestrator;
  private final Path filesFolder;
  private final Path ownFolder;
  private final long cacheMiB;

  /** For CDI. */
  protected StorageSettings() {
    this("shared", "http://localhost:4000", "", "", 1);
  }

  @Inject
  public StorageSettings(
      @ConfigProperty(name = "storage") String storage,
      @ConfigProperty(name = "orchestrator.url") String orchestrator,
      @ConfigProperty(name = "files.dir") String filesFolder,
      @ConfigProperty(name = "state.dir") String stateFolder,
      @ConfigProperty(name = "cache.mib") long cacheMiB) {
    this.kind =
        switch (storage.toLowerCase(Locale.ROOT)) {
          case "shared" -> Kind.SHARED;
          case "http" -> Kind.HTTP;
          default ->
              throw new IllegalArgumentException("STORAGE is '" + storage + "': shared or http");
        };
    this.orchestrator = URI.create(orchestrator.replaceAll("/+$", ""));
    if (this.orchestrator.getHost() == null) {
      throw new IllegalArgumentException(
          "ORCHESTRATOR_URL is '" + orchestrator + "': like http://localhost:4000");
    }
    if (cacheMiB < 1) {
      throw new IllegalArgumentException("CACHE_MIB is " + cacheMiB + ": 1 or more");
    }
    this.filesFolder = absolute(filesFolder);
    this.ownFolder = absolute(stateFolder).resolve("storage");
    this.cacheMiB = cacheMiB;
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  /** STORAGE. */
  public Kind kind() {
    return kind;
  }

  /** ORCHESTRATOR_URL, where the API is, without a slash at its end. */
  public URI orchestrator() {
    return orchestrator;
  }

  /** Where a shared node finds the uploaded files of a job: below FILES_DIR, read only. */
  public Path uploadedFiles(UUID job) {
    return filesFolder.resolve("jobs").resolve(job.toString());
  }

  /** Where a node without shared folders keeps inputs and renders, below STATE_DIR. */
  public Path ownFolder() {
    return ownFolder;
  }

  /** CACHE_MIB: so much of inputs is kept for later jobs. */
  public long cacheBytes() {
    return cacheMiB << 20;
  }
}
