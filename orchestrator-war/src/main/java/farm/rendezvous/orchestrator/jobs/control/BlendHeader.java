package farm.rendezvous.orchestrator.jobs.control;

import farm.rendezvous.orchestrator.blends.BlendStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first bytes of a .blend file, plain or compressed, and the version of Blender in them.
 *
 * <p>Until 4.x they are {@code BLENDER-v304}: size of a pointer, endianness, three digits of
 * version. Since 5.0 they are {@code BLENDER17-01v0502}: size of the header, pointers, format,
 * endianness, four digits (source: Blender's BLO_core_blend_header.hh).
 */
final class BlendHeader {

  private static final int LONGEST = 17;
  private static final Pattern UNTIL_4 = Pattern.compile("BLENDER[_-][vV](\\d)(\\d\\d)");
  private static final Pattern SINCE_5 =
      Pattern.compile("BLENDER\\d\\d[_-]\\d\\d[vV](\\d\\d)(\\d\\d)");

  private BlendHeader() {}

  /** The version such as {@code 3.4}; empty if the file does not begin as a .blend file does. */
  static Optional<String> version(Path file) throws IOException {
    String header;
    try (InputStream in = BlendStream.open(file)) {
      header = new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    } catch (IOException | RuntimeException e) {
      if (!Files.isReadable(file)) {
        throw new IOException("cannot be read: " + e.getMessage(), e);
      }
      return Optional.empty(); // it begins like something compressed and is not
    }
    return match(UNTIL_4, header).or(() -> match(SINCE_5, header));
  }

  private static Optional<String> match(Pattern pattern, String header) {
    Matcher matcher = pattern.matcher(header);
    return matcher.lookingAt()
        ? Optional.of(number(matcher.group(1)) + "." + number(matcher.group(2)))
        : Optional.empty();
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
