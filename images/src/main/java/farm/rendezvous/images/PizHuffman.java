package farm.rendezvous.images;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/**
 * The Huffman code of PIZ. The longer a code, the smaller its number; among codes of one length
 * those of smaller symbols are smaller. The highest symbol means: the last value so many times
 * again.
 */
final class PizHuffman {

  private static final int LONGEST_CODE = 58;
  private static final int SHORT_RUN = 59;
  private static final int LONG_RUN = 63;
  private static final int SHORTEST_LONG_RUN = 2 + LONG_RUN - SHORT_RUN;
  private static final int SYMBOLS = (1 << 16) + 1;

  private final ByteBuffer in;
  private long bits;
  private int held;

  private final long[] firstCode = new long[LONGEST_CODE + 1];
  private final int[] firstSymbol = new int[LONGEST_CODE + 2];
  private int[] symbols = new int[0];

  private PizHuffman(ByteBuffer in) {
    this.in = in;
  }

  /** Fills the data. */
  static void unpack(ByteBuffer in, short[] data) throws DataFormatException {
    int lowest = in.getInt();
    int highest = in.getInt();
    in.getInt(); // the size of the table
    long bits = Integer.toUnsignedLong(in.getInt());
    in.getInt();
    if (lowest < 0 || lowest > highest || highest >= SYMBOLS) {
      throw new DataFormatException("symbols");
    }
    PizHuffman code = new PizHuffman(in);
    code.readLengths(lowest, highest);
    code.decode(data, highest, bits);
  }

  private void readLengths(int lowest, int highest) throws DataFormatException {
    byte[] lengths = new byte[highest + 1];
    for (int symbol = lowest; symbol <= highest; symbol++) {
      int length = (int) take(6);
      if (length == LONG_RUN) {
        symbol += (int) take(8) + SHORTEST_LONG_RUN - 1;
      } else if (length >= SHORT_RUN) {
        symbol += length - SHORT_RUN + 1;
      } else {
        lengths[symbol] = (byte) length;
      }
    }
    held = 0; // the codes begin with a byte of their own
    int[] counts = new int[LONGEST_CODE + 1];
    for (byte length : lengths) {
      counts[length]++;
    }
    long next = 0;
    for (int length = LONGEST_CODE; length > 0; length--) {
      firstCode[length] = next;
      next = (next + counts[length]) >> 1;
    }
    int[] place = new int[LONGEST_CODE + 1];
    for (int length = 1; length <= LONGEST_CODE; length++) {
      place[length] = firstSymbol[length];
      firstSymbol[length + 1] = firstSymbol[length] + counts[length];
    }
    symbols = new int[firstSymbol[LONGEST_CODE + 1]];
    for (int symbol = lowest; symbol <= highest; symbol++) {
      if (lengths[symbol] > 0) {
        symbols[place[lengths[symbol]]++] = symbol;
      }
    }
  }

  private void decode(short[] data, int again, long size) throws DataFormatException {
    int at = 0;
    while (at < data.length) {
      int symbol = symbol();
      if (symbol != again) {
        data[at++] = (short) symbol;
        continue;
      }
      int times = (int) take(8);
      if (at == 0 || at + times > data.length) {
        throw new DataFormatException("run");
      }
      for (int i = 0; i < times; i++, at++) {
        data[at] = data[at - 1];
      }
    }
    if (size > (long) in.limit() * 8) {
      throw new DataFormatException("too short");
    }
  }

  private int symbol() throws DataFormatException {
    long code = 0;
    for (int length = 1; length <= LONGEST_CODE; length++) {
      code = code << 1 | take(1);
      long place = code - firstCode[length];
      if (place >= 0 && place < firstSymbol[length + 1] - firstSymbol[length]) {
        return symbols[firstSymbol[length] + (int) place];
      }
    }
    throw new DataFormatException("code");
  }

  /** The next bits, the highest first. */
  private long take(int count) {
    while (held < count) {
      bits = bits << 8 | (in.get() & 0xff);
      held += 8;
    }
    held -= count;
    return (bits >>> held) & ((1L << count) - 1);
  }
}
