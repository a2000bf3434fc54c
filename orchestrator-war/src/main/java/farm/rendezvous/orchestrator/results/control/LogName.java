package farm.rendezvous.orchestrator.results.control;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a log tells, such as {@code frames_0001-0005_node-1_1a2b3c4d.log}: an attempt of
 * a node at a batch.
 *
 * @param first frame of the batch
 * @param last frame of the batch
 */
record LogName(int first, int last) {

  private static final Pattern NAME =
      Pattern.compile("frames_(-?\\d{3,10})-(-?\\d{3,10})_.+\\.log");

  static Optional<LogName> parse(String name) {
    Matcher found = NAME.matcher(name);
    try {
      return found.matches()
          ? Optional.of(
              new LogName(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  boolean holds(int frame) {
    return first <= frame && frame <= last;
  }
}
