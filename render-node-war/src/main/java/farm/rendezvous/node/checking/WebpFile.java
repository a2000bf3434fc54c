package farm.rendezvous.node.checking;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Reads a WebP: its RIFF chunks up to the end of the file, then all of its pixels. They carry no
 * checksum: a changed byte may pass as another picture.
 */
final class WebpFile {

  private static final int CHUNK_HEADER = 8;
  private static final int SIZE_BITS = 14;
  private static final int SIZE = (1 << SIZE_BITS) - 1;

  private WebpFile() {}

  static void check(ImageBytes in, Path file, ImageSize asked)
      throws BrokenImageException, IOException {
    in.expect(ByteOrder.LITTLE_ENDIAN, "its RIFF container is longer");
    if (in.length() < CHUNK_HEADER + 4 || !in.fourLetters().equals("RIFF")) {
      throw new BrokenImageException("not a WebP file");
    }
    long size = Integer.toUnsignedLong(in.i32()) + CHUNK_HEADER;
    if (!in.fourLetters().equals("WEBP")) {
      throw new BrokenImageException("not a WebP file");
    }
    if (size > in.length()) {
      throw in.cutOff();
    }
    if (size < in.length()) {
      throw BrokenImageException.because("image has %,d bytes after its end", in.length() - size);
    }
    int images = 0;
    while (in.left() > 0) {
      String type = in.fourLetters();
      long length = Integer.toUnsignedLong(in.i32());
      long end = in.position() + length + length % 2;
      if (end > in.length()) {
        throw in.cutOff();
      }
      if (type.equals("VP8 ") || type.equals("VP8L")) {
        images++;
        checkSize(in, type, asked);
      }
      in.skip(end - in.position());
    }
    if (images != 1) {
      throw new BrokenImageException("WebP file holds " + images + " images");
    }
    Decoder.webp().check(file, asked);
  }

  /** Before a decoder makes room for the image. */
  private static void checkSize(ImageBytes in, String type, ImageSize asked)
      throws BrokenImageException, IOException {
    if (type.equals("VP8L")) {
      in.skip(1); // signature
      int fields = in.i32();
      asked.mustBe((fields & SIZE) + 1, (fields >> SIZE_BITS & SIZE) + 1);
    } else {
      in.skip(6); // frame tag and start code
      asked.mustBe(in.u16() & SIZE, in.u16() & SIZE);
    }
  }
}
