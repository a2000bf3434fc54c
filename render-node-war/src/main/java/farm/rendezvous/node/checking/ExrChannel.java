package farm.rendezvous.node.checking;

import java.io.IOException;

/**
 * One channel of an OpenEXR file.
 *
 * @param name in full, such as "R" or "ViewLayer.Depth.Z"
 * @param type {@link #UINT}, {@link #HALF} or {@link #FLOAT}
 */
record ExrChannel(String name, int type) {

  static final int UINT = 0;
  static final int HALF = 1;
  static final int FLOAT = 2;

  private static final int PXR24_FLOAT_BYTES = 3;

  /** Reads what follows the name in a header. */
  static ExrChannel read(String name, ImageBytes in) throws BrokenImageException, IOException {
    int type = in.i32();
    in.skip(4); // whether values are linear to the eye, and padding
    int everyColumns = in.i32();
    int everyLines = in.i32();
    if (type < UINT || type > FLOAT || everyColumns != 1 || everyLines != 1) {
      throw ExrHeader.damaged();
    }
    return new ExrChannel(name, type);
  }

  /** Bytes of one value. */
  int bytes() {
    return type == HALF ? 2 : 4;
  }

  /** Bytes of one value before PXR24 hands it to zlib. */
  int pxr24Bytes() {
    return type == FLOAT ? PXR24_FLOAT_BYTES : bytes();
  }

  /**
   * Blender names the channels of a multilayer file Layer.Pass.Channel, and those of a plain one R,
   * or left.R when stereo.
   */
  boolean isOfLayer() {
    return name.indexOf('.') != name.lastIndexOf('.');
  }
}
