package farm.rendezvous.node.checking;

import java.io.IOException;

/**
 * One chunk of DWAA or DWAB: eleven numbers, the channel rules, then four blocks, of which all but
 * a Huffman coded one are zlib streams.
 */
final class ExrDwa {

  private static final int RULES_SINCE = 2;
  private static final int HUFFMAN = 0;

  private ExrDwa() {}

  static void check(ImageBytes in, long packed) throws BrokenImageException, IOException {
    long end = in.position() + packed;
    long version = in.i64();
    long otherUnpacked = in.i64();
    long other = size(in, packed);
    long ac = size(in, packed);
    long dc = size(in, packed);
    long runs = size(in, packed);
    long runsUnpacked = in.i64();
    in.skip(Long.BYTES); // the runs when expanded
    long acValues = in.i64();
    long dcValues = in.i64();
    long acCompression = in.i64();
    if (version >= RULES_SINCE) {
      in.skip(in.u16() - 2L); // counts itself
    }
    if (other + ac + dc + runs != end - in.position()) {
      throw ExrCompression.damaged();
    }
    checkZlib(in, other, otherUnpacked);
    if (acCompression == HUFFMAN) {
      in.skip(ac);
    } else {
      checkZlib(in, ac, acValues * Short.BYTES);
    }
    checkZlib(in, dc, dcValues * Short.BYTES);
    checkZlib(in, runs, runsUnpacked);
  }

  private static long size(ImageBytes in, long packed) throws BrokenImageException, IOException {
    long size = in.i64();
    if (size < 0 || size > packed) {
      throw ExrCompression.damaged();
    }
    return size;
  }

  private static void checkZlib(ImageBytes in, long packed, long unpacked)
      throws BrokenImageException, IOException {
    if (packed > 0) {
      ZlibStream.check(in, packed, unpacked);
    } else if (unpacked != 0) {
      throw ExrCompression.damaged();
    }
  }
}
