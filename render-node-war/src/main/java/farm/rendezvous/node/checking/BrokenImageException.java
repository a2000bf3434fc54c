package farm.rendezvous.node.checking;

import java.util.Locale;

/** A file is not the whole image that was asked for; the message says why, to a Blender user. */
public final class BrokenImageException extends Exception {

  private static final long serialVersionUID = 1L;

  BrokenImageException(String message) {
    super(message);
  }

  BrokenImageException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * @param format as in {@link String#format}; numbers are grouped by {@code %,d} in the English
   *     way
   */
  static BrokenImageException because(String format, Object... arguments) {
    return new BrokenImageException(String.format(Locale.ROOT, format, arguments));
  }
}
