package farm.rendezvous.logging;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text from outside (file names, what Blender says), as it may stand in a log message. A line break
 * in it would look like a line of its own, and Liberty's JSON does not escape all control
 * characters.
 */
public final class OneLine {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private OneLine() {}

  /** The text with its control characters written out, such as {@code \}{@code u001b}. */
  public static String of(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(
            found -> String.format(Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
  }
}
