package farm.rendezvous.node.checking;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Reads a TIFF (revision 6.0) of strips: each strip is unpacked, and the file ends where the last
 * of its pieces ends. Not by ImageIO, which wants a strip in memory: Blender 3 writes a picture as
 * one strip.
 */
final class TiffFile {

  private static final int NONE = 1;
  private static final int LZW = 5;
  private static final int DEFLATE = 8;
  private static final int OLD_DEFLATE = 32_946;
  private static final int PACK_BITS = 32_773;

  private TiffFile() {}

  static void check(ImageBytes in, Path file, ImageSize asked)
      throws BrokenImageException, IOException {
    in.expect(ByteOrder.BIG_ENDIAN, "strips of the picture are missing");
    TiffDirectory directory = TiffDirectory.of(TiffTags.read(file), asked);
    for (TiffDirectory.Strip strip : directory.stripsInOrder()) {
      if (strip.start() < in.position()) {
        throw new BrokenImageException("TIFF strips overlap");
      }
      in.skip(strip.start() - in.position());
      long end = strip.end();
      if (end > in.length()) {
        throw in.cutOff();
      }
      unpack(in, directory.compression(), strip);
      if (in.position() != end) {
        throw new BrokenImageException("TIFF strip is damaged: it does not unpack to its size");
      }
    }
    in.skip(Math.max(0, directory.end() - in.position()));
    in.mustEndHere();
  }

  private static void unpack(ImageBytes in, int compression, TiffDirectory.Strip strip)
      throws BrokenImageException, IOException {
    switch (compression) {
      case NONE -> in.skip(strip.unpacked());
      case DEFLATE, OLD_DEFLATE -> ZlibStream.check(in, strip.packed(), strip.unpacked());
      case LZW -> TiffLzw.check(in, strip.packed(), strip.unpacked());
      case PACK_BITS -> checkRuns(in, strip);
      default ->
          throw new BrokenImageException(
              "TIFF compression number " + compression + " is not known");
    }
  }

  private static void checkRuns(ImageBytes in, TiffDirectory.Strip strip)
      throws BrokenImageException, IOException {
    long unpacked = 0;
    while (in.position() < strip.end()) {
      int length = (byte) in.u8();
      if (length != Byte.MIN_VALUE) {
        in.skip(length < 0 ? 1 : length + 1L);
        unpacked += Math.abs(length) + 1L;
      }
    }
    if (unpacked != strip.unpacked()) {
      throw new BrokenImageException("TIFF strip is damaged: it does not unpack to its size");
    }
  }
}
