package farm.rendezvous.cli;

import com.fasterxml.jackson.databind.JsonNode;
import farm.rendezvous.client.FarmEvent;
import java.util.ArrayList;
import java.util.List;

/** An event in words. Pure. */
final class EventLine {
  private EventLine() {}

  /** A line for each thing that it tells of. */
  static List<String> of(FarmEvent event) {
    JsonNode data = event.data();
    return switch (event.event()) {
      case "job" -> List.of("job " + text(data, "id") + "  " + job(data));
      case "frame" -> frames(data);
      case "node" -> List.of("node " + text(data, "name") + "  " + text(data, "state"));
      case "deleted" -> List.of("job " + text(data, "id") + "  deleted");
      case "reset" -> reset(text(data, "reason"));
      default -> List.of();
    };
  }

  /** A stream begins with one, which is nothing to speak of. */
  private static List<String> reset(String reason) {
    return reason.equals("this stream is new")
        ? List.of()
        : List.of("Some changes are not told: %s. See: ./rendezvous status".formatted(reason));
  }

  private static String job(JsonNode job) {
    JsonNode counts = job.path("frameCounts");
    int failed = counts.path("failed").asInt();
    return "%s: %d/%d frames%s"
        .formatted(
            text(job, "state"),
            counts.path("completed").asInt(),
            counts.path("total").asInt(),
            failed > 0 ? ", " + failed + " failed" : "");
  }

  private static List<String> frames(JsonNode data) {
    List<String> lines = new ArrayList<>();
    for (JsonNode frame : data.path("items")) {
      String node = frame.path("node").isTextual() ? " on " + text(frame, "node") : "";
      lines.add(
          "job %s  frame %d %s%s"
              .formatted(
                  text(data, "job"), frame.path("frame").asInt(), text(frame, "state"), node));
    }
    return lines;
  }

  private static String text(JsonNode data, String field) {
    return data.path(field).asText();
  }
}
