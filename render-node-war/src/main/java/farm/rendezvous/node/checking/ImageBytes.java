package farm.rendezvous.node.checking;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file, read once from its first to its last byte and hashed on the way. */
final class ImageBytes implements Closeable {

  /** Takes bytes in pieces, as they come. */
  @FunctionalInterface
  interface Sink {
    void take(byte[] bytes, int offset, int length) throws BrokenImageException;
  }

  private static final int BUFFER = 1 << 16;

  private final FileChannel channel;
  private final long length;
  private final MessageDigest digest;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
  private long filled;
  private String ending = "its end is missing";

  ImageBytes(Path file) throws IOException {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    length = channel.size();
  }

  /**
   * @param missing what a file that ends too early lacks, such as "no IEND chunk"
   */
  ImageBytes expect(ByteOrder order, String missing) {
    buffer.order(order);
    ending = missing;
    return this;
  }

  long length() {
    return length;
  }

  /** How many bytes were read so far. */
  long position() {
    return filled - buffer.remaining();
  }

  long left() {
    return length - position();
  }

  BrokenImageException cutOff() {
    return BrokenImageException.because("image is cut off: %,d bytes and %s", length, ending);
  }

  void mustEndHere() throws BrokenImageException {
    if (left() != 0) {
      throw BrokenImageException.because("image has %,d bytes after its end", left());
    }
  }

  int u8() throws BrokenImageException, IOException {
    need(1);
    return buffer.get() & 0xff;
  }

  int u16() throws BrokenImageException, IOException {
    need(2);
    return buffer.getShort() & 0xffff;
  }

  int i32() throws BrokenImageException, IOException {
    need(4);
    return buffer.getInt();
  }

  long i64() throws BrokenImageException, IOException {
    need(8);
    return buffer.getLong();
  }

  boolean nextIsZero() throws BrokenImageException, IOException {
    need(1);
    return buffer.get(buffer.position()) == 0;
  }

  /** A few bytes, at most some thousands. */
  byte[] bytes(int count) throws BrokenImageException, IOException {
    need(count);
    byte[] bytes = new byte[count];
    buffer.get(bytes);
    return bytes;
  }

  /** The name of a chunk, or any four bytes as text. */
  String fourLetters() throws BrokenImageException, IOException {
    return new String(bytes(4), StandardCharsets.ISO_8859_1);
  }

  void skip(long count) throws BrokenImageException, IOException {
    each(count, (bytes, offset, piece) -> {});
  }

  void each(long count, Sink sink) throws BrokenImageException, IOException {
    if (count < 0 || count > left()) {
      throw cutOff();
    }
    for (long todo = count; todo > 0; ) {
      need((int) Math.min(todo, 4));
      int piece = (int) Math.min(todo, buffer.remaining());
      sink.take(buffer.array(), buffer.position(), piece);
      buffer.position(buffer.position() + piece);
      todo -= piece;
    }
  }

  /** Reads what is left, and gives the hash of the whole file in hexadecimal. */
  String sha256() throws BrokenImageException, IOException {
    skip(left());
    if (channel.read(ByteBuffer.allocate(1)) != -1) {
      throw new BrokenImageException("image grew while it was checked");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void need(int count) throws BrokenImageException, IOException {
    if (buffer.remaining() >= count) {
      return;
    }
    if (count > left()) {
      throw cutOff();
    }
    buffer.compact();
    while (buffer.position() < count) {
      int from = buffer.position();
      int read = channel.read(buffer);
      if (read < 0) {
        throw new BrokenImageException("image shrank while it was checked");
      }
      digest.update(buffer.array(), from, read);
      filled += read;
    }
    buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
