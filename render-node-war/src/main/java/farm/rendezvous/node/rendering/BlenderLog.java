package farm.rendezvous.node.rendering;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a Blender prints: copied into the log of the attempt that it works for, and the end of it
 * remembered for a diagnosis.
 */
final class BlenderLog {

  private static final int TAIL_LINES = 30;
  private static final int KEPT_LINES = 500;

  private static final System.Logger LOG = System.getLogger(BlenderLog.class.getName());

  private final Deque<String> lines = new ArrayDeque<>();
  private PrintWriter copy = new PrintWriter(Writer.nullWriter());

  /** From now on a copy of each line is appended to that file. */
  synchronized void copyTo(Path file) {
    copy.close();
    copy = open(file);
  }

  /** The same, and before it what was printed so far. */
  synchronized void copyAllTo(Path file) {
    copyTo(file);
    lines.forEach(copy::println);
  }

  /** From now on nothing is copied. */
  synchronized void copyNowhere() {
    copy.close();
    copy = new PrintWriter(Writer.nullWriter());
  }

  /** Takes in a line of Blender's. */
  synchronized void add(String line) {
    copy.println(line);
    lines.addLast(line);
    if (lines.size() > KEPT_LINES) {
      lines.removeFirst();
    }
  }

  /** Tells something that Blender did not say to who reads the file. */
  synchronized void note(String line) {
    copy.println(line);
  }

  /** What was printed last, which is of no more concern then. */
  synchronized List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }

  /** The last of some lines, for a person to read. */
  static String tail(List<String> all) {
    return String.join("\n", all.subList(Math.max(0, all.size() - TAIL_LINES), all.size()));
  }

  /** A log that cannot be written (a full disk) must not stop the reading. */
  private static PrintWriter open(Path file) {
    try {
      return new PrintWriter(
          Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
          true);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} cannot be written, rendering goes on without: {1}", file, e);
      return new PrintWriter(Writer.nullWriter());
    }
  }
}
