package farm.rendezvous.bench.report;

import java.util.Locale;

/** Numbers in tables. */
public final class Numbers {
  private Numbers() {}

  /** Two digits after the point; a dash for what is no number. */
  public static String two(double number) {
    return Double.isFinite(number) ? String.format(Locale.ROOT, "%.2f", number) : "-";
  }

  /** Without a fraction; a dash for what is no number. */
  public static String whole(double number) {
    return Double.isFinite(number) ? String.format(Locale.ROOT, "%.0f", number) : "-";
  }
}
