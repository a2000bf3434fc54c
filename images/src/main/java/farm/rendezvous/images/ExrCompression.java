package farm.rendezvous.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The compressions of OpenEXR in the order of their numbers in a file. B44 and DWA lose detail and
 * are not read: a node asks Blender for ZIP instead of them.
 */
enum ExrCompression {
  NONE(1),
  RLE(1),
  ZIPS(1),
  ZIP(16),
  PIZ(32),
  PXR24(16),
  B44(32),
  B44A(32),
  DWAA(32),
  DWAB(256);

  private final int lines;

  ExrCompression(int lines) {
    this.lines = lines;
  }

  static ExrCompression of(int number) throws UnreadablePictureException {
    if (number >= values().length) {
      throw new UnreadablePictureException("OpenEXR compression " + number + " is not known");
    }
    return values()[number];
  }

  /** How many lines one chunk holds, but for the last. */
  int lines() {
    return lines;
  }

  /**
   * The lines of a chunk as they are without compression: line after line, in it channel after
   * channel.
   */
  byte[] unpack(byte[] packed, ExrPart part, int count) throws UnreadablePictureException {
    int raw = Math.toIntExact(part.lineBytes() * count);
    if (packed.length == raw) {
      return packed; // any compression stores what does not get smaller as it is
    }
    try {
      return switch (this) {
        case RLE -> interleaved(runs(packed, raw));
        case ZIPS, ZIP -> interleaved(inflated(packed, raw));
        case PXR24 -> pxr24(packed, part, count);
        case PIZ -> ExrPiz.unpack(packed, part, count);
        case NONE, B44, B44A, DWAA, DWAB ->
            throw new UnreadablePictureException("OpenEXR compressed by " + this + " is not read");
      };
    } catch (DataFormatException | RuntimeException e) {
      throw new UnreadablePictureException("its OpenEXR lines are damaged", e);
    }
  }

  private static byte[] runs(byte[] packed, int size) {
    byte[] bytes = new byte[size];
    int to = 0;
    for (int from = 0; from < packed.length; ) {
      int length = packed[from++];
      if (length < 0) {
        System.arraycopy(packed, from, bytes, to, -length);
        from -= length;
        to -= length;
      } else {
        Arrays.fill(bytes, to, to + length + 1, packed[from++]);
        to += length + 1;
      }
    }
    return bytes;
  }

  private static byte[] inflated(byte[] packed, int size) throws DataFormatException {
    byte[] bytes = new byte[size];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      int at = 0;
      while (at < size && !inflater.finished()) {
        int n = inflater.inflate(bytes, at, size - at);
        if (n == 0) {
          throw new DataFormatException("too short");
        }
        at += n;
      }
      return bytes;
    } finally {
      inflater.end();
    }
  }

  /** Each byte is a difference from the one before; those of even places stand before the odd. */
  private static byte[] interleaved(byte[] bytes) {
    for (int i = 1; i < bytes.length; i++) {
      bytes[i] = (byte) (bytes[i - 1] + bytes[i] - 128);
    }
    byte[] raw = new byte[bytes.length];
    int half = (bytes.length + 1) / 2;
    for (int i = 0; i < bytes.length; i++) {
      raw[i] = bytes[i / 2 + (i % 2 == 0 ? 0 : half)];
    }
    return raw;
  }

  /** Differences of values, their highest bytes first; a float is cut to its first three. */
  private static byte[] pxr24(byte[] packed, ExrPart part, int count) throws DataFormatException {
    int perLine =
        part.channels().stream().mapToInt(c -> c.type() == ExrChannel.FLOAT ? 3 : c.bytes()).sum()
            * part.width();
    byte[] planes = inflated(packed, perLine * count);
    ByteBuffer raw =
        ByteBuffer.allocate((int) (part.lineBytes() * count)).order(ByteOrder.LITTLE_ENDIAN);
    int from = 0;
    int width = part.width();
    for (int line = 0; line < count; line++) {
      for (ExrChannel channel : part.channels()) {
        int stored = channel.type() == ExrChannel.FLOAT ? 3 : channel.bytes();
        int value = 0;
        for (int x = 0; x < width; x++) {
          int difference = 0;
          for (int plane = 0; plane < stored; plane++) {
            difference = difference << 8 | (planes[from + plane * width + x] & 0xff);
          }
          value += channel.type() == ExrChannel.FLOAT ? difference << 8 : difference;
          if (channel.bytes() == 2) {
            raw.putShort((short) value);
          } else {
            raw.putInt(value);
          }
        }
        from += stored * width;
      }
    }
    return raw.array();
  }
}
