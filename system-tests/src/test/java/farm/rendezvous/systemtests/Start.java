package farm.rendezvous.systemtests;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A frame that a node has begun, by its log. */
record Start(Instant at, String job, int frame, String attempt) {

  private static final Pattern RENDERING =
      Pattern.compile("^\\[(\\S+)] .*job (\\S+) frame (-?\\d+): rendering, attempt (\\S+)");

  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

  /** All of the farm. */
  static List<Start> of(TestFarm farm) {
    return farm.nodes().stream().flatMap(node -> of(farm, node.name()).stream()).toList();
  }

  /** All of a node. */
  static List<Start> of(TestFarm farm, String node) {
    return farm.log(node)
        .lines()
        .map(RENDERING::matcher)
        .filter(Matcher::find)
        .map(
            line ->
                new Start(
                    OffsetDateTime.parse(line.group(1), LOG_TIME).toInstant(),
                    line.group(2),
                    Integer.parseInt(line.group(3)),
                    line.group(4)))
        .toList();
  }
}
