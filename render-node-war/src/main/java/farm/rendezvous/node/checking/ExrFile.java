package farm.rendezvous.node.checking;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an OpenEXR file of scan lines, in one part (Blender up to 4) or several (5): the headers,
 * the table of chunks, and each chunk up to the end of the file. Layout:
 * https://openexr.com/en/latest/OpenEXRFileLayout.html
 */
final class ExrFile {

  private static final int MAGIC = 20_000_630;
  private static final int VERSION = 2;
  private static final int LONG_NAMES = 0x400;
  private static final int SEVERAL_PARTS = 0x1000;

  private final List<ExrHeader> parts = new ArrayList<>();
  private final List<long[]> tables = new ArrayList<>();
  private boolean severalParts;

  private ExrFile() {}

  static ExrFile check(ImageBytes in, ImageSize asked) throws BrokenImageException, IOException {
    in.expect(ByteOrder.LITTLE_ENDIAN, "lines of the picture are missing");
    if (in.length() < Integer.BYTES || in.i32() != MAGIC) {
      throw new BrokenImageException("not an OpenEXR file");
    }
    ExrFile file = new ExrFile();
    file.readHeaders(in, asked);
    file.readTables(in);
    long chunks = file.tables.stream().mapToLong(table -> table.length).sum();
    for (long chunk = 0; chunk < chunks; chunk++) {
      file.checkChunk(in);
    }
    in.mustEndHere();
    return file;
  }

  void mustHaveLayers() throws BrokenImageException {
    if (!hasLayers()) {
      throw new BrokenImageException(
          "image is a plain OpenEXR where a multilayer one was asked for");
    }
  }

  void mustHaveNoLayers() throws BrokenImageException {
    if (hasLayers()) {
      throw new BrokenImageException(
          "image is a multilayer OpenEXR where a plain one was asked for");
    }
  }

  private boolean hasLayers() {
    return parts.stream().anyMatch(ExrHeader::hasLayers);
  }

  private void readHeaders(ImageBytes in, ImageSize asked)
      throws BrokenImageException, IOException {
    int version = in.i32();
    severalParts = (version & SEVERAL_PARTS) != 0;
    if ((version & ~(LONG_NAMES | SEVERAL_PARTS)) != VERSION) {
      throw BrokenImageException.because(
          "OpenEXR file is of a kind that Blender does not write (version field %#x)", version);
    }
    do {
      parts.add(ExrHeader.read(in, asked));
    } while (severalParts && !in.nextIsZero());
    if (severalParts) {
      in.skip(1);
    }
  }

  private void readTables(ImageBytes in) throws BrokenImageException, IOException {
    for (ExrHeader part : parts) {
      int chunks = part.chunks();
      if (in.left() < (long) chunks * Long.BYTES) {
        throw in.cutOff();
      }
      long[] table = new long[chunks];
      for (int chunk = 0; chunk < chunks; chunk++) {
        table[chunk] = in.i64();
        if (table[chunk] == 0) {
          throw new BrokenImageException("OpenEXR file was not finished: its line table has gaps");
        }
        if (table[chunk] < 0 || table[chunk] >= in.length()) {
          throw in.cutOff();
        }
      }
      tables.add(table);
    }
  }

  /** As each chunk must stand where the table says, none can be missing or come twice. */
  private void checkChunk(ImageBytes in) throws BrokenImageException, IOException {
    long start = in.position();
    int number = severalParts ? in.i32() : 0;
    if (number < 0 || number >= parts.size()) {
      throw damagedAt(start);
    }
    ExrHeader part = parts.get(number);
    long line = (long) in.i32() - part.top();
    long packed = in.i32();
    int lines = part.compression().lines();
    if (line < 0
        || line >= part.height()
        || line % lines != 0
        || tables.get(number)[(int) (line / lines)] != start) {
      throw damagedAt(start);
    }
    if (packed < 0 || packed > in.left()) {
      throw in.cutOff();
    }
    long end = in.position() + packed;
    part.compression().check(in, packed, part, (int) Math.min(lines, part.height() - line));
    if (in.position() != end) {
      throw damagedAt(start);
    }
  }

  private static BrokenImageException damagedAt(long position) {
    return BrokenImageException.because("OpenEXR lines are damaged at byte %,d", position);
  }
}
