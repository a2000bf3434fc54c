package farm.rendezvous.node.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the environment says of the node, one method a variable; liberty/ has the defaults. */
@ApplicationScoped
public class NodeSettings {

  /** What a name may be made of: it stands in a JMS selector and in file names. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}");

  private final String name;
  private final int slots;
  private final Path blendFolder;
  private final String blendFile;
  private final Path outputFolder;
  private final long minFreeSpaceMiB;

  /** For CDI. */
  protected NodeSettings() {
    this("none", 1, "", "", "", 0);
  }

  @Inject
  public NodeSettings(
      @ConfigProperty(name = "node.name") String name,
      @ConfigProperty(name = "slots") int slots,
      @ConfigProperty(name = "blend.dir") String blendFolder,
      @ConfigProperty(name = "blend.file.path") String blendFile,
      @ConfigProperty(name = "output.dir") String outputFolder,
      @ConfigProperty(name = "min.free.space.mib") long minFreeSpaceMiB) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "NODE_NAME is '" + name + "': letters, digits, dots and hyphens, at most 63");
    }
    if (slots < 1 || slots > 64) {
      throw new IllegalArgumentException("SLOTS is " + slots + ": 1 to 64");
    }
    this.name = name;
    this.slots = slots;
    this.blendFolder = absolute(blendFolder);
    this.blendFile = blendFile;
    this.outputFolder = absolute(outputFolder);
    this.minFreeSpaceMiB = minFreeSpaceMiB;
  }

  /** Blender runs in a folder of its own, where a relative path would lead elsewhere. */
  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  /** NODE_NAME, unique in the farm. */
  public String name() {
    return name;
  }

  /** SLOTS: batches rendered at the same time. */
  public int slots() {
    return slots;
  }

  /** BLEND_DIR: the folder blend/files, read only. */
  public Path blendFolder() {
    return blendFolder;
  }

  /** BLEND_FILE_PATH: what a job by hand renders; absolute, or below the folder. */
  public Path blendFile() {
    return blendFolder.resolve(blendFile);
  }

  /** OUTPUT_DIR: where frames go. */
  public Path outputFolder() {
    return outputFolder;
  }

  /** MIN_FREE_SPACE_MIB: with less room than this in the output folder it takes no batch. */
  public long minFreeSpaceMiB() {
    return minFreeSpaceMiB;
  }
}
