package farm.rendezvous.images;

/**
 * One channel of an OpenEXR file.
 *
 * @param name in full, such as {@code R} or {@code ViewLayer.Combined.R}
 * @param type {@link #UINT}, {@link #HALF} or {@link #FLOAT}
 */
record ExrChannel(String name, int type) {

  static final int UINT = 0;
  static final int HALF = 1;
  static final int FLOAT = 2;

  /** Bytes of one value. */
  int bytes() {
    return type == HALF ? 2 : 4;
  }

  /** The name of the layer that it belongs to; empty in a plain file. */
  String layer() {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /** What it is in its layer, such as {@code R}. */
  String colour() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** A value, from the bits that the file holds. */
  float value(int bits) {
    return switch (type) {
      case HALF -> half(bits);
      case FLOAT -> Float.intBitsToFloat(bits);
      default -> Integer.toUnsignedLong(bits);
    };
  }

  /** IEEE 754 binary16. */
  static float half(int bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1f;
    int mantissa = bits & 0x3ff;
    if (exponent == 0) {
      float small = mantissa * 0x1p-24f;
      return sign == 0 ? small : -small;
    }
    int wide = exponent == 0x1f ? 0xff : exponent + 127 - 15;
    return Float.intBitsToFloat(sign | wide << 23 | mantissa << 13);
  }
}
