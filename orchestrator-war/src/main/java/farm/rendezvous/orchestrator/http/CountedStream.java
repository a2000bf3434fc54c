package farm.rendezvous.orchestrator.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body whose bytes are counted as they are read, so that there may be too many. */
public final class CountedStream extends FilterInputStream {

  /** Who counts. */
  @FunctionalInterface
  public interface Counter {
    /**
     * So many more bytes have come.
     *
     * @throws IOException or a runtime exception to refuse them
     */
    void came(int bytes) throws IOException;
  }

  private final Counter counter;

  public CountedStream(InputStream body, Counter counter) {
    super(body);
    this.counter = counter;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    counter.came(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    counter.came(Math.max(n, 0));
    return n;
  }
}
