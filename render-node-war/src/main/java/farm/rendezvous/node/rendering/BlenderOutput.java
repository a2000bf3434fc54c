package farm.rendezvous.node.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** Finds the worker's words among all that its Blender prints. */
final class BlenderOutput implements BlenderWords {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final String mark;

  /**
   * A reader.
   *
   * @param mark the first word of an event
   */
  BlenderOutput(String mark) {
    this.mark = mark + " ";
  }

  @Override
  public Optional<WorkerEvent> event(String line) {
    if (!isMarked(line)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readValue(line.substring(mark.length()), WorkerEvent.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isMarked(String line) {
    return line.startsWith(mark);
  }
}
