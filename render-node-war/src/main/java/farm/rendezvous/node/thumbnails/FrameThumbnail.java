package farm.rendezvous.node.thumbnails;

import farm.rendezvous.images.Thumbnail;
import farm.rendezvous.logging.OneLine;
import farm.rendezvous.messages.ImageFormat;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;

/** The thumbnail of a frame in its place. */
public final class FrameThumbnail {

  private static final System.Logger LOG = System.getLogger(FrameThumbnail.class.getName());

  private FrameThumbnail() {}

  /**
   * Makes it, if the frame is one of a job's; a frame that was rendered by hand has none.
   *
   * @param image in its final place, where it is never half
   */
  public static void make(UUID job, int frame, Path image, ImageFormat format) {
    Path folder = Objects.requireNonNull(image.getParent(), "an image is in a folder");
    if (!folder.endsWith(job.toString())) {
      return;
    }
    try {
      Thumbnail.make(image, format, Thumbnail.place(folder, frame));
    } catch (IOException | RuntimeException e) {
      LOG.log(
          Level.WARNING,
          "job {0} frame {1}: no thumbnail, the frame is fine: {2}",
          job,
          frame,
          OneLine.of(String.valueOf(e.getMessage())));
    }
  }
}
