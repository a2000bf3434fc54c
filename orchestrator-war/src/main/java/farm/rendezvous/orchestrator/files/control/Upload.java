package farm.rendezvous.orchestrator.files.control;

import farm.rendezvous.orchestrator.files.control.UploadRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A file that comes in, a piece at a time: written and hashed. */
final class Upload implements AutoCloseable {

  private static final int PIECE = 1 << 16;

  private final FileChannel file;
  private final MessageDigest digest;
  private final long maxBytes;
  private final Room.Watch room;
  private long size;

  /**
   * Begins, or goes on.
   *
   * @param offset where to go on; what is there before it is hashed, what is there behind is lost
   * @param room is told what is written
   */
  Upload(Path part, long offset, long maxBytes, Room.Watch room, MessageDigest digest)
      throws IOException {
    this.maxBytes = maxBytes;
    this.room = room;
    this.digest = digest;
    file =
        FileChannel.open(
            part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      file.truncate(offset);
      hashWhatIsThere();
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private void hashWhatIsThere() throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    while (file.read(piece) >= 0) {
      piece.flip();
      size += piece.remaining();
      digest.update(piece);
      piece.clear();
    }
  }

  void take(InputStream bytes) throws IOException, UploadRefusedException {
    byte[] piece = new byte[PIECE];
    for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
      size += read;
      if (size > maxBytes) {
        throw tooLarge(maxBytes);
      }
      digest.update(piece, 0, read);
      write(ByteBuffer.wrap(piece, 0, read));
      room.took(read);
    }
  }

  private void write(ByteBuffer piece) throws IOException, UploadRefusedException {
    try {
      while (piece.hasRemaining()) {
        file.write(piece);
      }
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("No space left")) {
        throw new UploadRefusedException(Reason.NO_ROOM, "The disk of the farm is full.");
      }
      throw e;
    }
  }

  static UploadRefusedException tooLarge(long maxBytes) {
    return new UploadRefusedException(
        Reason.TOO_LARGE,
        "The file is larger than %d MiB (UPLOAD_MAX_MIB).".formatted(maxBytes >> 20));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
