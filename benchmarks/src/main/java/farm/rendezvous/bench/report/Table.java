package farm.rendezvous.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table in Markdown, with columns as wide as what stands in them. */
public final class Table {
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  /** A table without rows; all columns but the first are set to the right. */
  public Table(String... columns) {
    this.columns = List.of(columns);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has another number of cells than the table has columns
   */
  public Table row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "%d cells for the %d columns %s".formatted(cells.length, columns.size(), columns));
    }
    rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    return this;
  }

  /** Its lines, heading first. */
  public List<String> lines() {
    List<Integer> widths =
        IntStream.range(0, columns.size()).mapToObj(this::width).collect(Collectors.toList());
    List<String> lines = new ArrayList<>();
    lines.add(line(columns, widths));
    lines.add(
        IntStream.range(0, columns.size())
            .mapToObj(
                column ->
                    column == 0
                        ? "-".repeat(widths.get(column) + 2)
                        : "-".repeat(widths.get(column) + 1) + ":")
            .collect(Collectors.joining("|", "|", "|")));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private int width(int column) {
    return Math.max(
        columns.get(column).length(),
        rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0));
  }

  private static String line(List<String> cells, List<Integer> widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(
            column -> {
              String cell = cells.get(column);
              String blanks = " ".repeat(widths.get(column) - cell.length());
              return column == 0 ? cell + blanks : blanks + cell;
            })
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
