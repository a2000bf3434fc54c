package farm.rendezvous.node.desk;

import farm.rendezvous.node.rendering.InstalledBlender;
import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.storage.Storage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the node can do its work. A node that cannot takes no batch, so it spoils none. */
@ApplicationScoped
public class Fitness {

  private static final long MIB = 1 << 20;

  private final NodeSettings settings;
  private final Storage storage;
  private final InstalledBlender blender;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Fitness() {
    this(null, null, null);
  }

  @Inject
  public Fitness(NodeSettings settings, Storage storage, InstalledBlender blender) {
    this.settings = settings;
    this.storage = storage;
    this.blender = blender;
  }

  /** The version of the node's Blender; null while it does not answer. */
  public @Nullable String blenderVersion() {
    return blender.version();
  }

  /** What is wrong with Blender, a sentence; empty if nothing is. */
  public Optional<String> blenderTrouble() {
    return blender.trouble();
  }

  /** What is wrong with the place of the .blend files. */
  public Optional<String> inputsTrouble() {
    return storage.inputsTrouble();
  }

  /** What is wrong with the folder that frames need room in. */
  public Optional<String> outputTrouble() {
    Path folder = storage.framesFolder();
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      return Optional.of(folder + " is no folder that can be written to (OUTPUT_DIR)");
    }
    try {
      long free = freeSpaceMiB();
      return free >= settings.minFreeSpaceMiB()
          ? Optional.empty()
          : Optional.of(
              String.format(
                  "disk full: %s has %d MiB left, and MIN_FREE_SPACE_MIB is %d",
                  folder, free, settings.minFreeSpaceMiB()));
    } catch (IOException e) {
      return Optional.of(folder + " cannot be looked at: " + e.getMessage());
    }
  }

  /** Room in that folder. */
  public long freeSpaceMiB() throws IOException {
    return Files.getFileStore(storage.framesFolder()).getUsableSpace() / MIB;
  }

  /** The first thing that is wrong; empty if the node is fit. */
  public Optional<String> trouble() {
    return blenderTrouble().or(this::inputsTrouble).or(this::outputTrouble);
  }

  /** Asks Blender for its version, unless it has told. */
  public void askBlender() {
    blender.ask();
  }
}
