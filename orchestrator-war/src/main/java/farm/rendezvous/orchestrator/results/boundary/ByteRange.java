package farm.rendezvous.orchestrator.results.boundary;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that was asked for, RFC 9110 section 14.
 *
 * @param first byte, from 0
 * @param last byte, included; before the first if there is no such part
 */
record ByteRange(long first, long last) {

  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * Reads the header {@code Range}.
   *
   * @param size of the file
   * @return empty if the whole file is to be sent: nothing was asked for, or something that a
   *     server need not understand, such as several parts
   */
  static Optional<ByteRange> parse(@Nullable String header, long size) {
    Matcher found = SINGLE.matcher(header == null ? "" : header.replace(" ", ""));
    if (!found.matches() || found.group(0).equals("bytes=-")) {
      return Optional.empty();
    }
    String from = found.group(1);
    String to = found.group(2);
    if (from.isEmpty()) {
      long end = Long.parseLong(to);
      return Optional.of(end == 0 ? new ByteRange(size, size - 1) : lastOnes(end, size));
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? size - 1 : Long.parseLong(to);
    if (last < first && !to.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new ByteRange(first, Math.min(last, size - 1)));
  }

  private static ByteRange lastOnes(long count, long size) {
    return new ByteRange(Math.max(0, size - count), size - 1);
  }

  boolean isSatisfiable() {
    return first <= last;
  }

  long length() {
    return last - first + 1;
  }

  /** As the header {@code Content-Range} has it. */
  String of(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}
