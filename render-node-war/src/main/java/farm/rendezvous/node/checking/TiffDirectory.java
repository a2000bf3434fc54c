package farm.rendezvous.node.checking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The first directory of a TIFF, which says how and where the strips are stored.
 *
 * @param end the end of the last piece of the file: a strip, a tag's values or the directory
 */
record TiffDirectory(int compression, List<Strip> stripsInOrder, long end) {

  /**
   * @param start its place in the file
   * @param packed its size in the file
   * @param unpacked its size in pixels' bytes
   */
  record Strip(long start, long packed, long unpacked) {
    long end() {
      return start + packed;
    }
  }

  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int STRIP_OFFSETS = 273;
  private static final int SAMPLES = 277;
  private static final int STRIP_LINES = 278;
  private static final int STRIP_SIZES = 279;
  private static final int PLANES = 284;

  static TiffDirectory of(TiffTags tags, ImageSize asked) throws BrokenImageException {
    asked.mustBe(tags.only(WIDTH, 0), tags.only(HEIGHT, 0));
    List<Long> bits = tags.all(BITS);
    long samples = tags.only(SAMPLES, 1);
    long lines = Math.min(tags.only(STRIP_LINES, asked.height()), asked.height());
    List<Long> starts = tags.all(STRIP_OFFSETS);
    List<Long> sizes = tags.all(STRIP_SIZES);
    if (bits.stream().distinct().count() != 1
        || bits.get(0) % 8 != 0
        || samples != bits.size()
        || lines < 1
        || tags.only(PLANES, 1) != 1
        || starts.size() != (asked.height() + lines - 1) / lines
        || starts.size() != sizes.size()) {
      throw damaged();
    }
    long lineBytes = asked.width() * samples * (bits.get(0) / 8);
    long end = tags.end();
    List<Strip> strips = new ArrayList<>();
    for (int number = 0; number < starts.size(); number++) {
      long filled = Math.min(lines, asked.height() - number * lines);
      Strip strip = new Strip(starts.get(number), sizes.get(number), filled * lineBytes);
      strips.add(strip);
      end = Math.max(end, strip.end());
    }
    strips.sort(Comparator.comparingLong(Strip::start));
    return new TiffDirectory((int) tags.only(COMPRESSION, 1), strips, end);
  }

  private static BrokenImageException damaged() {
    return new BrokenImageException("TIFF directory is damaged");
  }
}
