package farm.rendezvous.node.rendering;

import farm.rendezvous.images.Thumbnail;
import farm.rendezvous.messages.ImageFormat;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.ImageIO;

/** What an image shows, without what Blender writes beside it: the date, the time it took. */
final class Pixels {

  private static final int EXR_ATTRIBUTES = 8;

  private Pixels() {}

  /** Equal for images that show the same. */
  static int of(Path image, ImageFormat format) throws IOException {
    return switch (format) {
      case OPEN_EXR, OPEN_EXR_MULTILAYER -> ofExr(Files.readAllBytes(image));
      default -> of(Objects.requireNonNull(ImageIO.read(image.toFile()), image::toString));
    };
  }

  /**
   * By how much two images of a kind differ at most, in a channel of 0 to 255; 0 or 255 where they
   * are to be the same exactly. Floating point numbers are compared as they look.
   */
  static int difference(Path one, Path other, ImageFormat format, Path folder) throws IOException {
    boolean exact = format != ImageFormat.OPEN_EXR && format != ImageFormat.OPEN_EXR_MULTILAYER;
    if (exact) {
      return of(one, format) == of(other, format) ? 0 : 255;
    }
    BufferedImage first = shown(one, format, folder.resolve("one.jpg"));
    BufferedImage second = shown(other, format, folder.resolve("other.jpg"));
    int most = 0;
    for (int y = 0; y < first.getHeight(); y++) {
      for (int x = 0; x < first.getWidth(); x++) {
        most = Math.max(most, difference(first.getRGB(x, y), second.getRGB(x, y)));
      }
    }
    return most;
  }

  private static int difference(int one, int other) {
    int most = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      most = Math.max(most, Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)));
    }
    return most;
  }

  private static BufferedImage shown(Path image, ImageFormat format, Path place)
      throws IOException {
    Thumbnail.make(image, format, place);
    return Thumbnail.read(place, Thumbnail.LONGEST_SIDE);
  }

  private static int of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    return Arrays.hashCode(image.getRGB(0, 0, width, height, null, 0, width));
  }

  /** Behind the attributes is the table of chunks, and behind that the first chunk. */
  private static int ofExr(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(EXR_ATTRIBUTES);
    while (skipText(bytes) > 0) {
      skipText(bytes);
      int size = bytes.getInt();
      bytes.position(bytes.position() + size);
    }
    int firstChunk = (int) bytes.getLong();
    return Arrays.hashCode(Arrays.copyOfRange(file, firstChunk, file.length));
  }

  private static int skipText(ByteBuffer bytes) {
    int length = 0;
    while (bytes.get() != 0) {
      length++;
    }
    return length;
  }
}
