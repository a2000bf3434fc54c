package farm.rendezvous.node.rendering;

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
