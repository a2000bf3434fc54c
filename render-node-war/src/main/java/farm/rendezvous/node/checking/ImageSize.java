package farm.rendezvous.node.checking;

/** The size of an image in pixels: as asked for, or else as the file first tells it. */
final class ImageSize {

  /** Far more than Blender can be told to render, and little enough to count with. */
  private static final int LARGEST_SIDE = 1 << 20;

  private int width;
  private int height;

  /** As asked for. */
  ImageSize(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("no image is " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
  }

  private ImageSize() {}

  /** Nobody asked: the first size that the file tells is taken, and holds for the rest of it. */
  static ImageSize asTheFileTells() {
    return new ImageSize();
  }

  void mustBe(long foundWidth, long foundHeight) throws BrokenImageException {
    if (width == 0) {
      take(foundWidth, foundHeight);
    }
    if (foundWidth != width || foundHeight != height) {
      throw new BrokenImageException(
          "image is %dx%d where %dx%d was asked for"
              .formatted(foundWidth, foundHeight, width, height));
    }
  }

  private void take(long foundWidth, long foundHeight) throws BrokenImageException {
    if (Math.min(foundWidth, foundHeight) < 1 || Math.max(foundWidth, foundHeight) > LARGEST_SIDE) {
      throw new BrokenImageException("no image is " + foundWidth + "x" + foundHeight);
    }
    width = (int) foundWidth;
    height = (int) foundHeight;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }
}
