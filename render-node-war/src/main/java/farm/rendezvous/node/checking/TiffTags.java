package farm.rendezvous.node.checking;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tags of the only directory of a TIFF, as far as they are whole numbers. */
final class TiffTags {

  private static final int ENTRY_BYTES = 12;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  /** Room for the places of more strips than an image has lines. */
  private static final int MOST_NUMBERS_BYTES = 1 << 20;

  /** The size of a value by the number of its type. */
  private static final int[] VALUE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

  private final FileChannel channel;
  private final Map<Integer, List<Long>> tags = new HashMap<>();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private long end;

  private TiffTags(FileChannel channel) {
    this.channel = channel;
  }

  static TiffTags read(Path file) throws BrokenImageException, IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      TiffTags tags = new TiffTags(channel);
      tags.readTags();
      return tags;
    }
  }

  /** The end of the last piece of the file that holds tags. */
  long end() {
    return end;
  }

  private void readTags() throws BrokenImageException, IOException {
    int mark = channel.size() < 8 ? 0 : part(0, 4).getInt();
    if (mark == 0x4d4d002a) {
      order = ByteOrder.BIG_ENDIAN;
    } else if (mark != 0x49492a00) {
      throw new BrokenImageException("not a TIFF file");
    }
    long start = Integer.toUnsignedLong(part(4, 4).order(order).getInt());
    int count = part(start, 2).order(order).getShort() & 0xffff;
    ByteBuffer entries = part(start + 2, (long) count * ENTRY_BYTES + 4).order(order);
    for (int number = 0; number < count; number++) {
      readTag(entries.position(number * ENTRY_BYTES).slice().order(order));
    }
    if (entries.getInt(count * ENTRY_BYTES) != 0) {
      throw new BrokenImageException("TIFF file holds more than one image");
    }
  }

  private void readTag(ByteBuffer entry) throws BrokenImageException, IOException {
    int tag = entry.getShort() & 0xffff;
    int type = entry.getShort() & 0xffff;
    long count = Integer.toUnsignedLong(entry.getInt());
    int each = type < VALUE_BYTES.length ? VALUE_BYTES[type] : 0;
    long size = each * count;
    boolean isNumber = type == SHORT || type == LONG;
    if (isNumber && size > MOST_NUMBERS_BYTES) {
      throw new BrokenImageException("TIFF directory is damaged");
    }
    ByteBuffer values = entry.slice().order(order);
    if (size > Integer.BYTES) {
      long start = Integer.toUnsignedLong(entry.getInt());
      reach(start + size);
      values = isNumber ? part(start, size).order(order) : values;
    }
    List<Long> numbers = new ArrayList<>();
    for (long number = 0; isNumber && number < count; number++) {
      numbers.add(type == SHORT ? values.getShort() & 0xffffL : values.getInt() & 0xffff_ffffL);
    }
    tags.put(tag, numbers);
  }

  private ByteBuffer part(long start, long size) throws BrokenImageException, IOException {
    reach(start + size);
    ByteBuffer part = ByteBuffer.allocate((int) size);
    int read = 0;
    while (part.hasRemaining() && read >= 0) {
      read = channel.read(part, start + part.position());
    }
    return part.flip();
  }

  private void reach(long place) throws BrokenImageException, IOException {
    end = Math.max(end, place);
    if (end > channel.size()) {
      throw BrokenImageException.because(
          "image is cut off: %,d bytes and no whole TIFF directory", channel.size());
    }
  }

  List<Long> all(int tag) {
    return tags.getOrDefault(tag, List.of());
  }

  long only(int tag, long otherwise) {
    List<Long> values = all(tag);
    return values.isEmpty() ? otherwise : values.get(0);
  }
}
