package farm.rendezvous.images;

/**
 * The wavelet of PIZ, undone in place, from the coarsest level to the finest. A pair of values is
 * their mean and their difference.
 */
final class PizWavelet {

  /** Below this the sum of two values cannot overflow 16 bits, and plain arithmetic was used. */
  private static final int PLAIN = 1 << 14;

  private final short[] data;
  private final boolean plain;

  private PizWavelet(short[] data, boolean plain) {
    this.data = data;
    this.plain = plain;
  }

  /**
   * @param start where the first value is
   * @param step from a value to the next in its line
   * @param highest the greatest value that the data may hold
   */
  static void undo(short[] data, int start, int width, int step, int height, int highest) {
    PizWavelet wavelet = new PizWavelet(data, highest < PLAIN);
    int lineStep = width * step;
    for (int reach = Integer.highestOneBit(Math.min(width, height)) / 2; reach > 0; reach /= 2) {
      wavelet.level(start, width, step, height, lineStep, reach);
    }
  }

  private void level(int start, int width, int step, int height, int lineStep, int reach) {
    int right = step * reach;
    int down = lineStep * reach;
    int y = 0;
    for (; y + 2 * reach <= height; y += 2 * reach) {
      int at = start + y * lineStep;
      int x = 0;
      for (; x + 2 * reach <= width; x += 2 * reach, at += 2 * right) {
        pair(at, at + down);
        pair(at + right, at + right + down);
        pair(at, at + right);
        pair(at + down, at + down + right);
      }
      if ((width & reach) != 0) {
        pair(at, at + down);
      }
    }
    if ((height & reach) != 0) {
      int at = start + y * lineStep;
      for (int x = 0; x + 2 * reach <= width; x += 2 * reach, at += 2 * right) {
        pair(at, at + right);
      }
    }
  }

  /** From mean and difference to both values. */
  private void pair(int first, int second) {
    if (plain) {
      int difference = data[second];
      int a = data[first] + (difference & 1) + (difference >> 1);
      data[first] = (short) a;
      data[second] = (short) (a - difference);
    } else {
      int difference = data[second] & 0xffff;
      int b = (data[first] & 0xffff) - (difference >> 1);
      data[second] = (short) b;
      data[first] = (short) (difference + b - 0x8000);
    }
  }
}
