package farm.rendezvous.localfarm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for a message about its process. */
final class LogTail {
  private static final int LINES = 20;

  private LogTail() {}

  static String of(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return " The end of %s:\n  %s".formatted(log, String.join("\n  ", last));
    } catch (IOException e) {
      return " It has no log at " + log;
    }
  }
}
