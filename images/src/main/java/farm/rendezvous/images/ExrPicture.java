package farm.rendezvous.images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An OpenEXR file of scan lines, read chunk by chunk. Of a multilayer file the combined layer is
 * shown. Layout: https://openexr.com/en/latest/OpenEXRFileLayout.html
 */
public final class ExrPicture {

  private static final int MAGIC = 20_000_630;
  private static final int SEVERAL_PARTS = 0x1000;
  private static final int TILES_OR_DEPTHS = 0xa00;
  private static final int LARGEST_CHUNK = 1 << 26;

  private final List<ExrPart> parts = new ArrayList<>();
  private final boolean severalParts;

  private ExrPicture(ExrInput in) throws IOException {
    if (in.i32() != MAGIC) {
      throw new UnreadablePictureException("it is no OpenEXR file");
    }
    int version = in.i32();
    if ((version & TILES_OR_DEPTHS) != 0) {
      throw new UnreadablePictureException("it is an OpenEXR of tiles or depths");
    }
    severalParts = (version & SEVERAL_PARTS) != 0;
    do {
      parts.add(ExrPart.read(in));
    } while (severalParts && !in.nextIsZero());
    if (severalParts) {
      in.skip(1);
    }
  }

  /**
   * The layer that shows the frame.
   *
   * @return such as {@code ViewLayer.Combined}, empty for a plain file
   * @throws UnreadablePictureException if no layer has colours
   */
  public static String combinedLayer(Path file) throws IOException {
    try (ExrInput in = new ExrInput(file)) {
      return new ExrPicture(in).layer().name();
    }
  }

  static BufferedImage shrink(Path file, int longestSide) throws IOException {
    try (ExrInput in = new ExrInput(file)) {
      return new ExrPicture(in).shrink(in, longestSide);
    }
  }

  private ExrLayer layer() throws UnreadablePictureException {
    Optional<ExrLayer> layer = ExrLayer.combined(parts);
    return layer.orElseThrow(
        () -> new UnreadablePictureException("none of its OpenEXR layers has colours"));
  }

  private BufferedImage shrink(ExrInput in, int longestSide) throws IOException {
    ExrLayer layer = layer();
    ExrPart shown = parts.get(layer.part());
    int every = Shrinker.every(shown.width(), shown.height(), longestSide);
    Shrinker shrinker =
        new Shrinker(
            (shown.width() + every - 1) / every, (shown.height() + every - 1) / every, longestSide);
    long chunks = 0;
    for (ExrPart part : parts) {
      int lines = ExrCompression.of(part.compression()).lines();
      chunks += (part.height() + lines - 1) / lines;
    }
    in.skip(chunks * Long.BYTES);
    for (long chunk = 0; chunk < chunks; chunk++) {
      int number = severalParts ? in.i32() : 0;
      int line = in.i32() - shown.top();
      int size = in.i32();
      if (size < 0) {
        throw ExrPart.damaged();
      } else if (number != layer.part()) {
        in.skip(size);
      } else {
        chunk(in, size, shown, layer, line, every, shrinker);
      }
    }
    return shrinker.image();
  }

  private static void chunk(
      ExrInput in, int size, ExrPart part, ExrLayer layer, int line, int every, Shrinker shrinker)
      throws IOException {
    ExrCompression compression = ExrCompression.of(part.compression());
    int count = Math.min(compression.lines(), part.height() - line);
    long raw = part.lineBytes() * count;
    if (line < 0 || count < 1 || size > raw || raw > LARGEST_CHUNK) {
      throw new UnreadablePictureException("its OpenEXR lines are damaged, or too large");
    }
    byte[] lines = compression.unpack(in.bytes(size), part, count);
    ByteBuffer values = ByteBuffer.wrap(lines).order(ByteOrder.LITTLE_ENDIAN);
    float[] rgb = new float[(part.width() + every - 1) / every * 3];
    for (int i = 0; i < count; i++) {
      if ((line + i) % every == 0) {
        int start = (int) (i * part.lineBytes());
        take(values, start, part, layer.red(), every, rgb, 0);
        take(values, start, part, layer.green(), every, rgb, 1);
        take(values, start, part, layer.blue(), every, rgb, 2);
        shrinker.line((line + i) / every, rgb);
      }
    }
  }

  /** One colour of one line. */
  private static void take(
      ByteBuffer values, int line, ExrPart part, int channel, int every, float[] rgb, int band) {
    int start = line;
    for (ExrChannel before : part.channels().subList(0, channel)) {
      start += before.bytes() * part.width();
    }
    ExrChannel one = part.channels().get(channel);
    for (int x = 0; x < part.width(); x += every) {
      int at = start + x * one.bytes();
      int bits = one.bytes() == 2 ? values.getShort(at) & 0xffff : values.getInt(at);
      rgb[x / every * 3 + band] = ToneCurve.shown(one.value(bits));
    }
  }
}
