package farm.rendezvous.orchestrator.results.control;

/**
 * Where the cells of a contact sheet are: each a picture with its number below.
 *
 * @param cells how many, 1 or more
 * @param columns in a row, 1 or more
 * @param pictureWidth of a cell, in pixels
 * @param pictureHeight of a cell, in pixels
 */
record SheetLayout(int cells, int columns, int pictureWidth, int pictureHeight) {

  static final int LONGEST_SIDE = 160;

  private static final int GAP = 6;
  private static final int LABEL = Digits.HEIGHT + GAP;

  /**
   * For frames of this size.
   *
   * @param columns as asked for; 0 for about as many as rows
   */
  static SheetLayout of(int cells, int columns, int frameWidth, int frameHeight) {
    int wanted = columns == 0 ? (int) Math.ceil(Math.sqrt(cells)) : columns;
    double scale = (double) LONGEST_SIDE / Math.max(frameWidth, frameHeight);
    return new SheetLayout(
        cells,
        Math.min(cells, wanted),
        (int) Math.max(1, Math.round(frameWidth * scale)),
        (int) Math.max(1, Math.round(frameHeight * scale)));
  }

  /** Whether the frame at this place, from 0, among so many finished ones gets a cell. */
  static boolean isChosen(long place, long finished, int cells) {
    return finished <= cells
        || place * cells / finished != (place - 1) * cells / finished
        || place == 0;
  }

  int rows() {
    return (cells + columns - 1) / columns;
  }

  int width() {
    return GAP + columns * (pictureWidth + GAP);
  }

  int rowHeight() {
    return GAP + pictureHeight + LABEL;
  }

  int height() {
    return rows() * rowHeight() + GAP;
  }

  int left(int column) {
    return GAP + column * (pictureWidth + GAP);
  }

  int top() {
    return GAP;
  }

  int labelTop() {
    return GAP + pictureHeight + GAP / 2;
  }
}
