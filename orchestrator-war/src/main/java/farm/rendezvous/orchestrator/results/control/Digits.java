package farm.rendezvous.orchestrator.results.control;

/** Numbers as pixels, 5 wide and 7 high. Java's own text wants fonts, which a server has not. */
final class Digits {

  static final int HEIGHT = 7;

  private static final int WIDTH = 5;
  private static final int ADVANCE = WIDTH + 1;

  /** 0 to 9, then the minus; a line of each is five bits. */
  private static final byte[][] SHAPES = {
    {14, 17, 19, 21, 25, 17, 14},
    {4, 12, 4, 4, 4, 4, 14},
    {14, 17, 1, 2, 4, 8, 31},
    {31, 2, 4, 2, 1, 17, 14},
    {2, 6, 10, 18, 31, 2, 2},
    {31, 16, 30, 1, 1, 17, 14},
    {6, 8, 16, 30, 17, 17, 14},
    {31, 1, 2, 4, 8, 8, 8},
    {14, 17, 17, 14, 17, 17, 14},
    {14, 17, 17, 15, 1, 2, 12},
    {0, 0, 0, 31, 0, 0, 0},
  };

  private Digits() {}

  /** Takes a pixel of a number. */
  @FunctionalInterface
  interface Pen {
    void dot(int x, int y);
  }

  /** How wide a number is, in pixels. */
  static int width(int number) {
    return Integer.toString(number).length() * ADVANCE - 1;
  }

  /** Draws a number from its upper left corner on. */
  static void draw(int number, Pen pen) {
    String text = Integer.toString(number);
    for (int i = 0; i < text.length(); i++) {
      byte[] shape = SHAPES[text.charAt(i) == '-' ? 10 : text.charAt(i) - '0'];
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          if ((shape[y] >> (WIDTH - 1 - x) & 1) != 0) {
            pen.dot(i * ADVANCE + x, y);
          }
        }
      }
    }
  }
}
