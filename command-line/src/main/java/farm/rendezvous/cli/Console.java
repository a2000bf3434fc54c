package farm.rendezvous.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;

/**
 * Where the commands speak: lines that stay, and on a terminal a block below them that is redrawn.
 */
final class Console {
  private static final String UP_AND_CLEAR = "\033[%dA\r\033[J";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final int columns;
  private int drawn;

  /**
   * Speaks to these streams.
   *
   * @param terminal whether out can be redrawn
   * @param columns its width
   */
  Console(PrintStream out, PrintStream err, boolean terminal, int columns) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.columns = columns;
  }

  /** The process's own streams; ./rendezvous says what they lead to. */
  static Console ofProcess() {
    return new Console(
        System.out,
        System.err,
        Boolean.getBoolean("rendezvous.terminal"),
        Integer.getInteger("rendezvous.columns", 80));
  }

  boolean isTerminal() {
    return terminal;
  }

  int columns() {
    return columns;
  }

  PrintWriter out() {
    return new PrintWriter(out, true, Charset.defaultCharset());
  }

  PrintWriter err() {
    return new PrintWriter(err, true, Charset.defaultCharset());
  }

  /** A line that stays. */
  void say(String line) {
    clear();
    out.println(line);
    out.flush();
  }

  /** A line about something that is wrong. */
  void complain(String line) {
    clear();
    err.println(line);
    err.flush();
  }

  /** Draws the block anew; does nothing where there is no terminal. */
  void draw(List<String> block) {
    if (!terminal) {
      return;
    }
    clear();
    block.forEach(line -> out.println(shortened(line)));
    out.flush();
    drawn = block.size();
  }

  /** Leaves the block as it is and goes on below it. */
  void keep() {
    drawn = 0;
  }

  private void clear() {
    if (drawn > 0) {
      out.print(UP_AND_CLEAR.formatted(drawn));
      drawn = 0;
    }
  }

  /** A line that wraps would be two, and the next block would be drawn one too low. */
  private String shortened(String line) {
    return line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
  }
}
