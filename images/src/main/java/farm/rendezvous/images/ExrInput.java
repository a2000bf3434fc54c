package farm.rendezvous.images;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The numbers and names of an OpenEXR file, from its first byte on. */
final class ExrInput implements Closeable {

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_NAME = 255;

  private final InputStream in;

  ExrInput(Path file) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), BUFFER);
  }

  int u8() throws IOException {
    int one = in.read();
    if (one < 0) {
      throw new EOFException("it is cut off");
    }
    return one;
  }

  int i32() throws IOException {
    return u8() | u8() << 8 | u8() << 16 | u8() << 24;
  }

  /** Ends with a zero byte. */
  String text() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int letter = u8(); letter != 0; letter = u8()) {
      if (text.append((char) letter).length() > LONGEST_NAME) {
        throw new UnreadablePictureException("its OpenEXR header is damaged");
      }
    }
    return text.toString();
  }

  String text(int length) throws IOException {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  byte[] bytes(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("it is cut off");
    }
    return bytes;
  }

  void skip(long count) throws IOException {
    in.skipNBytes(count);
  }

  boolean nextIsZero() throws IOException {
    in.mark(1);
    boolean zero = u8() == 0;
    in.reset();
    return zero;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
