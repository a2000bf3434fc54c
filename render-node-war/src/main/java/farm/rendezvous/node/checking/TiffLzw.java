package farm.rendezvous.node.checking;

import java.io.IOException;

/**
 * Follows TIFF's LZW codes to see that they are possible and unpack to the expected size. For that
 * the length of each entry of the code table is enough.
 */
final class TiffLzw {

  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int FIRST_FREE = 258;
  private static final int TABLE = 4096;
  private static final int SHORTEST = 9;

  private final int[] lengths = new int[TABLE];
  private int next = FIRST_FREE;
  private int width = SHORTEST;
  private boolean widened;
  private int previous = CLEAR;
  private long unpacked;

  private TiffLzw() {}

  static void check(ImageBytes in, long packed, long unpacked)
      throws BrokenImageException, IOException {
    TiffLzw codes = new TiffLzw();
    int held = 0;
    int bits = 0;
    boolean ended = false;
    for (long at = 0; at < packed; at++) {
      if (ended) {
        throw damaged();
      }
      held = held << 8 | in.u8();
      bits += 8;
      int width = codes.endsNarrow(held, bits, unpacked) ? codes.width - 1 : codes.width;
      if (bits >= width) {
        bits -= width;
        ended = codes.take(held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    if (!ended || codes.unpacked != unpacked) {
      throw damaged();
    }
  }

  /**
   * Whether the last code comes, and in the width of the one before it. If that one made codes
   * wider, some writers (libtiff) follow at once, and others (Java's) not for the last code.
   */
  private boolean endsNarrow(int held, int bits, long whole) {
    int narrow = width - 1;
    return widened && unpacked == whole && bits >= narrow && held >> (bits - narrow) == END;
  }

  /** Returns whether that was the last code. */
  private boolean take(int code) throws BrokenImageException {
    if (code == END) {
      return true;
    }
    widened = false;
    if (code == CLEAR) {
      next = FIRST_FREE;
      width = SHORTEST;
    } else if (previous == CLEAR) {
      if (code > CLEAR) {
        throw damaged();
      }
      unpacked++;
    } else {
      if (code > next || next == TABLE) {
        throw damaged();
      }
      lengths[next] = length(previous) + 1;
      next++;
      unpacked += length(code);
      if (next + 1 == 1 << width && width < 12) {
        width++; // one code early, as all TIFF writers do
        widened = true;
      }
    }
    previous = code;
    return false;
  }

  private int length(int code) {
    return code < CLEAR ? 1 : lengths[code];
  }

  private static BrokenImageException damaged() {
    return new BrokenImageException("TIFF strip is damaged: its LZW codes do not unpack");
  }
}
