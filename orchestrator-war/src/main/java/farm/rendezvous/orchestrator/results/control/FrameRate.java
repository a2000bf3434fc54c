package farm.rendezvous.orchestrator.results.control;

import farm.rendezvous.messages.Inspection;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Frames a second, as ffmpeg reads them.
 *
 * @param text such as {@code 24}, {@code 23.976} or {@code 30000/1001}
 */
public record FrameRate(String text) {

  /** Blender's own, for a scene of which nothing else is known. */
  private static final FrameRate DEFAULT = new FrameRate("24");

  private static final int DIGITS = 3;

  private static final double SLOWEST = 0.1;
  private static final double FASTEST = 240;

  private static final Pattern NUMBER =
      Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(?:/(\\d{1,6}))?");

  /**
   * The rate that a movie of the job gets: the one asked for, else that of the job's scene, else
   * Blender's own, 24.
   *
   * @param text of the parameter {@code fps}; null if there is none
   * @param scene what is known of the job's file; null if nothing is
   * @throws InvalidInputException if what is asked for is not 0.1 to 240
   */
  public static FrameRate choose(@Nullable String text, @Nullable Inspection scene) {
    boolean known = scene != null && scene.fps() >= SLOWEST && scene.fps() <= FASTEST;
    return (text == null || text.isEmpty()) && scene != null && known
        ? new FrameRate(
            BigDecimal.valueOf(scene.fps())
                .setScale(DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString())
        : parse(text);
  }

  /**
   * Reads the parameter {@code fps}.
   *
   * @param text null for the default, 24
   * @throws InvalidInputException unless it is 0.1 to 240
   */
  public static FrameRate parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return DEFAULT;
    }
    Matcher found = NUMBER.matcher(text);
    if (found.matches()) {
      String divisor = found.group(2);
      double rate =
          Double.parseDouble(found.group(1)) / (divisor == null ? 1 : Double.parseDouble(divisor));
      if (rate >= SLOWEST && rate <= FASTEST) {
        return new FrameRate(text);
      }
    }
    throw new InvalidInputException(
        "fps", "must be a number from 0.1 to 240, such as 24, 23.976 or 30000/1001");
  }
}
