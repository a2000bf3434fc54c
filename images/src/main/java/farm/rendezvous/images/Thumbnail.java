package farm.rendezvous.images;

import farm.rendezvous.messages.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * A JPEG of a frame, small enough to show a hundred of them. It carries the time of the image that
 * it was made from, so that one of an image that has been replaced is known as such.
 */
public final class Thumbnail {

  /** Pixels of the longer side. */
  public static final int LONGEST_SIDE = 320;

  private static final float QUALITY = 0.85f;

  private Thumbnail() {}

  /** Where the thumbnail of a frame is: {@code .thumbnails/0007.jpg} in the job's folder. */
  public static Path place(Path jobFolder, int frame) {
    String digits = String.format(Locale.ROOT, "%04d", Math.abs((long) frame));
    return jobFolder.resolve(".thumbnails").resolve((frame < 0 ? "-" : "") + digits + ".jpg");
  }

  /** Whether the thumbnail is there, and of the image as it now is. */
  public static boolean isFresh(Path image, Path thumbnail) throws IOException {
    try {
      return time(image).toMillis() == time(thumbnail).toMillis();
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Makes one; it is in its place whole, or not at all.
   *
   * @param image a whole image file of the format
   * @throws UnreadablePictureException if it cannot be made
   */
  public static void make(Path image, ImageFormat format, Path place) throws IOException {
    FileTime time = time(image);
    if (!Files.isRegularFile(image, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnreadablePictureException("it is no file");
    }
    BufferedImage small =
        switch (format) {
          case OPEN_EXR, OPEN_EXR_MULTILAYER -> ExrPicture.shrink(image, LONGEST_SIDE);
          case PNG, JPEG, TIFF, WEBP -> RasterPicture.shrink(image, format, LONGEST_SIDE);
        };
    Path folder = Files.createDirectories(place.resolveSibling("."));
    Path temporary = folder.resolve("." + UUID.randomUUID() + ".tmp");
    try {
      write(small, temporary);
      Files.setLastModifiedTime(temporary, time);
      Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Reads one.
   *
   * @param longestSide in pixels, at most {@link #LONGEST_SIDE}
   */
  public static BufferedImage read(Path place, int longestSide) throws IOException {
    return RasterPicture.shrink(place, ImageFormat.JPEG, longestSide);
  }

  private static void write(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = Codecs.writer("jpeg");
    try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }

  private static FileTime time(Path file) throws IOException {
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
  }
}
