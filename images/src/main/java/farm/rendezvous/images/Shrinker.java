package farm.rendezvous.images;

import java.awt.image.BufferedImage;

/**
 * Takes a picture in line by line, in any order, and gives it smaller: each pixel of the small one
 * is the mean of those that fall on it.
 */
final class Shrinker {

  private static final int BANDS = 3;

  private final int width;
  private final int height;
  private final int smallWidth;
  private final int smallHeight;
  private final float[] sums;
  private final int[] counts;

  /**
   * For a picture of this size.
   *
   * @param longestSide of the small picture, in pixels; a picture that is smaller keeps its size
   */
  Shrinker(int width, int height, int longestSide) {
    this.width = width;
    this.height = height;
    double scale = Math.min(1, (double) longestSide / Math.max(width, height));
    this.smallWidth = (int) Math.max(1, Math.round(width * scale));
    this.smallHeight = (int) Math.max(1, Math.round(height * scale));
    this.sums = new float[smallWidth * smallHeight * BANDS];
    this.counts = new int[smallWidth * smallHeight];
  }

  /**
   * Which pixels and lines of a picture are worth looking at: every so many of them.
   *
   * @return 1 or more; what is left is at least twice as large as the small picture
   */
  static int every(int width, int height, int longestSide) {
    return Math.max(1, Math.max(width, height) / (2 * longestSide));
  }

  /**
   * Takes one line of it.
   *
   * @param y its number, from 0 at the top
   * @param rgb red, green, blue of each of its pixels, 0 to 1 as they are shown
   */
  void line(int y, float[] rgb) {
    int row = (int) ((long) y * smallHeight / height) * smallWidth;
    for (int x = 0; x < width; x++) {
      int at = row + (int) ((long) x * smallWidth / width);
      counts[at]++;
      for (int band = 0; band < BANDS; band++) {
        sums[at * BANDS + band] += rgb[x * BANDS + band];
      }
    }
  }

  /** What has come so far; black where nothing has. */
  BufferedImage image() {
    BufferedImage image = new BufferedImage(smallWidth, smallHeight, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < counts.length; at++) {
      int rgb = 0;
      for (int band = 0; band < BANDS; band++) {
        float mean = sums[at * BANDS + band] / Math.max(1, counts[at]);
        rgb = rgb << 8 | Math.round(Math.min(1, Math.max(0, mean)) * 255);
      }
      image.setRGB(at % smallWidth, at / smallWidth, rgb);
    }
    return image;
  }
}
