package farm.rendezvous.node.checking;

/** The width and height that were asked for, in pixels. */
record ImageSize(int width, int height) {

  ImageSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("no image is " + width + "x" + height);
    }
  }

  void mustBe(long foundWidth, long foundHeight) throws BrokenImageException {
    if (foundWidth != width || foundHeight != height) {
      throw new BrokenImageException(
          "image is %dx%d where %dx%d was asked for"
              .formatted(foundWidth, foundHeight, width, height));
    }
  }
}
