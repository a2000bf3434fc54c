package farm.rendezvous.node.storage;

import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.ImageFormat;
import farm.rendezvous.messages.Report.FrameCompleted;
import farm.rendezvous.node.checking.BrokenImageException;
import farm.rendezvous.node.checking.CheckedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where one attempt renders, on this machine, and the way from there to the final place. */
public interface AttemptOutput extends AutoCloseable {

  /** Where Blender writes images, without the number of the frame and the extension. */
  Path image();

  /** The path of a frame's image with the extension that Blender adds. */
  Path image(int frame, ImageFormat format);

  /** Where File Output nodes write. */
  Path nodes();

  /** The file that Blender's output is to be kept in. */
  Path log(String name) throws IOException;

  /** Room left on its disk, in bytes. */
  long room() throws IOException;

  /**
   * Fences dead attempts off; afterwards they cannot put anything in place.
   *
   * @return the receipts of the frames that they had put in place, by frame
   */
  Map<Integer, FrameCompleted> fence(List<UUID> dead) throws IOException;

  /**
   * The image in a frame's final place, checked; empty if there is none.
   *
   * @throws BrokenImageException if what is there is no whole image
   */
  Optional<CheckedImage> inPlace(int frame, ImageFormat format)
      throws IOException, BrokenImageException;

  /**
   * Sees whether this attempt may still write.
   *
   * @throws SupersededException if it is known that it may not
   */
  void checkNotSuperseded() throws SupersededException;

  /**
   * Puts a checked image in its place.
   *
   * @param nodeFiles what File Output nodes made for the frame, in {@link #nodes()}
   * @param receipt for who takes over, should this node die before it can report
   * @throws SupersededException if the attempt was fenced off; nothing is in place then
   */
  void publish(List<Path> nodeFiles, ImageFormat format, FrameCompleted receipt)
      throws IOException, SupersededException;

  /** Removes what is left; the frames are in their places, or of no use. */
  @Override
  void close();
}
