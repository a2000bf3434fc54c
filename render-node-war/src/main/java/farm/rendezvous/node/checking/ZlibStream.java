package farm.rendezvous.node.checking;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks zlib data to see that it is whole and has the expected size; zlib's own checksum proves
 * the content. Keeps nothing of it.
 */
final class ZlibStream implements AutoCloseable {

  private final Inflater inflater = new Inflater();
  private final byte[] piece = new byte[1 << 15];
  private final long expected;
  private final ImageBytes.Sink sink;
  private long unpacked;

  /**
   * @param expected how many bytes there are when unpacked
   * @param sink gets them
   */
  ZlibStream(long expected, ImageBytes.Sink sink) {
    this.expected = expected;
    this.sink = sink;
  }

  /** Takes the next bytes for a whole zlib stream that unpacks to just that size. */
  static void check(ImageBytes in, long packed, long unpacked)
      throws BrokenImageException, IOException {
    try (ZlibStream stream = new ZlibStream(unpacked, (bytes, offset, length) -> {})) {
      in.each(packed, stream::take);
      stream.mustBeComplete();
    }
  }

  void take(byte[] bytes, int offset, int length) throws BrokenImageException {
    if (inflater.finished()) {
      throw new BrokenImageException("pixel data goes on after its end");
    }
    inflater.setInput(bytes, offset, length);
    try {
      while (true) {
        int count = inflater.inflate(piece);
        if (count == 0) {
          break;
        }
        unpacked += count;
        if (unpacked > expected) {
          throw BrokenImageException.because("more pixel data than the %,d bytes due", expected);
        }
        sink.take(piece, 0, count);
      }
    } catch (DataFormatException e) {
      throw new BrokenImageException("pixel data is damaged: " + e.getMessage(), e);
    }
    if (inflater.getRemaining() > 0) {
      throw new BrokenImageException("pixel data goes on after its end");
    }
  }

  void mustBeComplete() throws BrokenImageException {
    if (!inflater.finished() || unpacked != expected) {
      throw BrokenImageException.because(
          "pixel data is incomplete: %,d of %,d bytes", unpacked, expected);
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
