package farm.rendezvous.node.checking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Reads a PNG (ISO/IEC 15948): every chunk's checksum, every pixel unpacked, the end chunk at the
 * end of the file.
 */
final class PngFile {

  /** The start column, start line and steps of the passes of an interlaced image. */
  private static final int[][] ADAM7 = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] NOT_INTERLACED = {{0, 0, 1, 1}};
  private static final long SIGNATURE = 0x89504e470d0a1a0aL;

  private PngFile() {}

  static void check(ImageBytes in, ImageSize asked) throws BrokenImageException, IOException {
    in.expect(ByteOrder.BIG_ENDIAN, "no IEND chunk");
    if (in.length() < Long.BYTES || in.i64() != SIGNATURE) {
      throw new BrokenImageException("not a PNG file");
    }
    PngLines lines = header(in, asked);
    try (ZlibStream pixels = new ZlibStream(lines.bytes(), lines)) {
      String before = "IHDR";
      boolean begun = false;
      while (true) {
        int length = length(in);
        String type = in.fourLetters();
        switch (type) {
          case "IDAT" -> {
            if (begun && !before.equals("IDAT")) {
              throw new BrokenImageException("PNG pixel data is interrupted by a chunk " + before);
            }
            begun = true;
            content(in, type, length, pixels::take);
          }
          case "IEND" -> {
            content(in, type, length, (bytes, offset, count) -> {});
            pixels.mustBeComplete();
            in.mustEndHere();
            return;
          }
          default -> content(in, type, length, (bytes, offset, count) -> {});
        }
        before = type;
      }
    }
  }

  private static PngLines header(ImageBytes in, ImageSize asked)
      throws BrokenImageException, IOException {
    if (length(in) != 13 || !in.fourLetters().equals("IHDR")) {
      throw new BrokenImageException("PNG file does not begin with its header");
    }
    byte[] header = in.bytes(13);
    CRC32 sum = sumOf("IHDR");
    sum.update(header);
    mustMatch(in, "IHDR", sum);
    ByteBuffer fields = ByteBuffer.wrap(header);
    int width = fields.getInt();
    int height = fields.getInt();
    asked.mustBe(width, height);
    int depth = fields.get();
    int samples = samples(fields.get());
    int methods = fields.getShort(); // of compression and of filtering: there is one of each
    int interlace = fields.get();
    if (samples == 0
        || Integer.bitCount(depth) != 1
        || depth > 16
        || methods != 0
        || interlace > 1) {
      throw new BrokenImageException("PNG header is damaged");
    }
    List<PngLines.Pass> passes = new ArrayList<>();
    for (int[] pass : interlace == 1 ? ADAM7 : NOT_INTERLACED) {
      long across = Math.floorDiv((long) width - pass[0] + pass[2] - 1, (long) pass[2]);
      long down = Math.floorDiv((long) height - pass[1] + pass[3] - 1, (long) pass[3]);
      if (across > 0 && down > 0) {
        passes.add(new PngLines.Pass(down, (across * samples * depth + 7) / 8));
      }
    }
    return new PngLines(passes);
  }

  private static int samples(int colourType) {
    return switch (colourType) {
      case 0, 3 -> 1;
      case 2 -> 3;
      case 4 -> 2;
      case 6 -> 4;
      default -> 0;
    };
  }

  private static int length(ImageBytes in) throws BrokenImageException, IOException {
    int length = in.i32();
    if (length < 0) {
      throw new BrokenImageException("PNG chunk has a damaged length");
    }
    return length;
  }

  private static void content(ImageBytes in, String type, int length, ImageBytes.Sink sink)
      throws BrokenImageException, IOException {
    CRC32 sum = sumOf(type);
    in.each(
        length,
        (bytes, offset, count) -> {
          sum.update(bytes, offset, count);
          sink.take(bytes, offset, count);
        });
    mustMatch(in, type, sum);
  }

  /** The checksum of a chunk, which begins with its type. */
  private static CRC32 sumOf(String type) {
    CRC32 sum = new CRC32();
    sum.update(type.getBytes(StandardCharsets.ISO_8859_1));
    return sum;
  }

  private static void mustMatch(ImageBytes in, String type, CRC32 sum)
      throws BrokenImageException, IOException {
    if (in.i32() != (int) sum.getValue()) {
      String name = type.matches("[A-Za-z]{4}") ? type : "without a name";
      throw new BrokenImageException("PNG chunk " + name + " is damaged (checksum)");
    }
  }
}
