package farm.rendezvous.node.checking;

import farm.rendezvous.messages.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Proves that an image file is whole. */
public final class ImageCheck {

  private ImageCheck() {}

  /**
   * Reads the whole file and decodes it.
   *
   * @param width in pixels, as asked for
   * @param height in pixels, as asked for
   * @throws BrokenImageException if the file is not exactly one whole image of that format and size
   * @throws IOException if the file is missing or cannot be read, which says nothing of the image
   */
  public static CheckedImage check(Path file, ImageFormat format, int width, int height)
      throws BrokenImageException, IOException {
    return check(file, format, new ImageSize(width, height));
  }

  /**
   * Does the same for an image of which nobody knows what size was asked for.
   *
   * @throws BrokenImageException if the file is not exactly one whole image of that format
   * @throws IOException if the file is missing or cannot be read, which says nothing of the image
   */
  public static CheckedImage check(Path file, ImageFormat format)
      throws BrokenImageException, IOException {
    return check(file, format, ImageSize.asTheFileTells());
  }

  private static CheckedImage check(Path file, ImageFormat format, ImageSize asked)
      throws BrokenImageException, IOException {
    mustBeRegular(file);
    try (ImageBytes bytes = new ImageBytes(file)) {
      if (bytes.length() == 0) {
        throw new BrokenImageException("image is empty (0 bytes)");
      }
      switch (format) {
        case PNG -> PngFile.check(bytes, asked);
        case JPEG -> JpegFile.check(bytes, file, asked);
        case TIFF -> TiffFile.check(bytes, file, asked);
        case WEBP -> WebpFile.check(bytes, file, asked);
        case OPEN_EXR -> ExrFile.check(bytes, asked).mustHaveNoLayers();
        case OPEN_EXR_MULTILAYER -> ExrFile.check(bytes, asked).mustHaveLayers();
      }
      return new CheckedImage(asked.width(), asked.height(), bytes.length(), bytes.sha256());
    }
  }

  /** Looks before opening: to open a FIFO would wait for ever. */
  private static void mustBeRegular(Path file) throws BrokenImageException, IOException {
    BasicFileAttributes found =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isRegularFile()) {
      String kind =
          found.isDirectory()
              ? "a folder"
              : found.isSymbolicLink() ? "a symbolic link" : "a device or pipe";
      throw new BrokenImageException("image is " + kind + " where a file was expected");
    }
  }
}
