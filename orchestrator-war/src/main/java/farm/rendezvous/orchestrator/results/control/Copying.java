package farm.rendezvous.orchestrator.results.control;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** From a file to a client, a piece at a time. */
public final class Copying {

  private static final int PIECE = 1 << 16;

  private Copying() {}

  /**
   * Copies so many bytes.
   *
   * @throws EOFException if there are fewer
   */
  public static void copy(ReadableByteChannel from, long count, OutputStream to)
      throws IOException {
    byte[] piece = new byte[(int) Math.min(PIECE, Math.max(1, count))];
    for (long left = count; left > 0; ) {
      ByteBuffer buffer = ByteBuffer.wrap(piece, 0, (int) Math.min(piece.length, left));
      int read = from.read(buffer);
      if (read < 0) {
        throw new EOFException("the file is shorter than it was");
      }
      to.write(piece, 0, read);
      left -= read;
    }
  }
}
