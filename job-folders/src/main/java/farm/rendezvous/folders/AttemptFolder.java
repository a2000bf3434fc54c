package farm.rendezvous.folders;

import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.MessageCodec;
import farm.rendezvous.messages.Report.FrameCompleted;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/** Where one attempt renders, and the way from there to the final place. */
public final class AttemptFolder implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(AttemptFolder.class.getName());

  private final JobFolder job;
  private final Path folder;
  private final String attempt;

  AttemptFolder(JobFolder job, Path folder, String attempt) {
    this.job = job;
    this.folder = folder;
    this.attempt = attempt;
  }

  /** Where Blender writes images, without the number of the frame and the extension. */
  public Path image() {
    return folder.resolve(FrameName.IN_PROGRESS);
  }

  /** The path of a frame's image with the extension that Blender adds. */
  public Path image(int frame, ImageFormat format) {
    return folder.resolve(FrameName.inProgress(frame) + "." + format.extension());
  }

  /** A new name in the folder, for what is not complete yet. */
  public Path incoming() {
    return folder.resolve("incoming-" + UUID.randomUUID());
  }

  /** Where File Output nodes write. */
  public Path nodes() {
    return folder.resolve("nodes");
  }

  /** Room left on its disk, in bytes. */
  public long room() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /**
   * Sees whether this attempt may still write.
   *
   * @throws SupersededException if not
   */
  public void checkNotSuperseded() throws SupersededException {
    if (!Files.isDirectory(folder)) {
      throw new SupersededException(attempt);
    }
  }

  /**
   * Puts a checked image in its place: it is on the disk before it is seen there.
   *
   * @param nodeFiles what File Output nodes made for the frame, in {@link #nodes()}
   * @param receipt for who takes over, should this node die before it can report
   * @throws SupersededException if the attempt was fenced off; nothing is in place then
   */
  public void publish(List<Path> nodeFiles, ImageFormat format, FrameCompleted receipt)
      throws IOException, SupersededException {
    Path image = image(receipt.frame(), format);
    try {
      Trees.sync(image);
      for (Path file : nodeFiles) {
        publishNodeFile(file);
      }
      Files.writeString(
          folder.resolve(FrameName.inProgress(receipt.frame()) + ".json"),
          MessageCodec.encode(receipt));
      Files.move(image, job.frame(receipt.frame(), format), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      checkNotSuperseded();
      throw e;
    }
    Trees.sync(job.folder());
  }

  private void publishNodeFile(Path file) throws IOException {
    Path relative = nodes().relativize(file).normalize();
    if (relative.isAbsolute() || relative.startsWith("..")) {
      LOG.log(Level.WARNING, "{0} is not below {1} and stays where it is", file, nodes());
      return;
    }
    Path place = job.nodes().resolve(relative);
    Path parent = relative.getParent();
    Files.createDirectories(parent == null ? job.nodes() : job.nodes().resolve(parent));
    Trees.sync(file);
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what is left; the frames are in their places, or of no use. The fence stays. */
  @Override
  public void close() {
    try {
      if (Files.isDirectory(folder)) {
        Trees.delete(folder);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} could not be removed; it is in nobody''s way", folder, e);
    }
  }
}
