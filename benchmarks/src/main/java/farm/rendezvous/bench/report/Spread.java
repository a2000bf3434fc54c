package farm.rendezvous.bench.report;

import java.util.List;
import java.util.Locale;

/** Several measurements of the same: the one in the middle, the least and the greatest. */
public record Spread(double median, double least, double greatest) {

  /**
   * Of these values.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a spread of nothing");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }

  /** Such as {@code 1.04 (0.98-1.11)}, with two digits after the point. */
  @Override
  public String toString() {
    return least == greatest
        ? String.format(Locale.ROOT, "%.2f", median)
        : String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", median, least, greatest);
  }
}
