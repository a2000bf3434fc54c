package farm.rendezvous.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;

/** Puts the lines of a stream of server-sent events together. */
final class EventReader {
  private String id = "";
  private String event = "";
  private final StringBuilder data = new StringBuilder();

  /** Takes the next line; returns the event that it ends, if it ends one. */
  Optional<FarmEvent> take(String line) throws JsonProcessingException {
    if (line.isEmpty()) {
      return end();
    }
    int colon = line.indexOf(':');
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
    switch (field) {
      case "id" -> id = value;
      case "event" -> event = value;
      case "data" -> data.append(value);
      default -> {} // a comment, or what does not matter here
    }
    return Optional.empty();
  }

  private Optional<FarmEvent> end() throws JsonProcessingException {
    if (data.isEmpty()) {
      return Optional.empty();
    }
    FarmEvent whole = new FarmEvent(id, event, FarmHttp.JSON.readTree(data.toString()));
    data.setLength(0);
    event = "";
    return Optional.of(whole);
  }
}
