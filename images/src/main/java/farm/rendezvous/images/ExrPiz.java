package farm.rendezvous.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;

/**
 * One chunk of OpenEXR's PIZ: a bitmap of the values in use, then the numbers of those values,
 * transformed by {@link PizWavelet} and packed by {@link PizHuffman}. Works on halves; a float is
 * two.
 */
final class ExrPiz {

  private static final int VALUES = 1 << 16;
  private static final int BITMAP = VALUES / 8;

  private ExrPiz() {}

  static byte[] unpack(byte[] packed, ExrPart part, int count) throws DataFormatException {
    ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    byte[] bitmap = new byte[BITMAP];
    int first = Short.toUnsignedInt(in.getShort());
    int last = Short.toUnsignedInt(in.getShort());
    if (first <= last) {
      in.get(bitmap, first, last - first + 1);
    }
    short[] values = new short[VALUES];
    int highest = valuesInUse(bitmap, values);
    int codes = in.getInt();
    short[] data = new short[Math.toIntExact(part.lineBytes() * count / 2)];
    PizHuffman.unpack(in.slice(in.position(), codes).order(ByteOrder.LITTLE_ENDIAN), data);
    int start = 0;
    for (ExrChannel channel : part.channels()) {
      int halves = channel.bytes() / 2;
      for (int half = 0; half < halves; half++) {
        PizWavelet.undo(data, start + half, part.width(), halves, count, highest);
      }
      start += part.width() * count * halves;
    }
    return byLines(data, values, part, count);
  }

  /** Zero is always among them. Returns the number of the last. */
  private static int valuesInUse(byte[] bitmap, short[] values) {
    int number = 0;
    for (int value = 0; value < VALUES; value++) {
      if (value == 0 || (bitmap[value >> 3] & 1 << (value & 7)) != 0) {
        values[number++] = (short) value;
      }
    }
    return number - 1;
  }

  private static byte[] byLines(short[] data, short[] values, ExrPart part, int count) {
    ByteBuffer raw = ByteBuffer.allocate(data.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (int line = 0; line < count; line++) {
      int start = 0;
      for (ExrChannel channel : part.channels()) {
        int halves = part.width() * channel.bytes() / 2;
        for (int i = start + line * halves; i < start + (line + 1) * halves; i++) {
          raw.putShort(values[Short.toUnsignedInt(data[i])]);
        }
        start += halves * count;
      }
    }
    return raw.array();
  }
}
