package farm.rendezvous.node.byhand;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /job} takes: two whole numbers.
 *
 * @param from first frame
 * @param to last frame, not before the first
 */
record HandJobInput(int from, int to) {

  /** As many frames as a job of the farm may have. */
  private static final int MAX_FRAMES = 1_000_000;

  /** Blender's last frame. */
  private static final int MAX_FRAME = 1_048_574;

  private static final Set<String> FIELDS = Set.of("from", "to");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Input that cannot be taken; the message names the field. */
  static final class InvalidException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidException(String message) {
      super(message);
    }
  }

  static HandJobInput parse(@Nullable String body) throws InvalidException {
    JsonNode json = json(body);
    Iterator<String> names = json.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw new InvalidException(name + " is no field: give from and to");
      }
    }
    int from = frame(json, "from");
    int to = frame(json, "to");
    if (from > to) {
      throw new InvalidException("from is greater than to");
    }
    if (to - from >= MAX_FRAMES) {
      throw new InvalidException("from and to are more than " + MAX_FRAMES + " frames apart");
    }
    return new HandJobInput(from, to);
  }

  private static JsonNode json(@Nullable String body) throws InvalidException {
    try {
      JsonNode json = body == null ? null : JSON.readTree(body);
      if (json == null || !json.isObject()) {
        throw new InvalidException("body must be JSON such as {\"from\":1,\"to\":5}");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new InvalidException("body is no JSON: " + e.getOriginalMessage());
    }
  }

  private static int frame(JsonNode json, String field) throws InvalidException {
    JsonNode value = json.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new InvalidException(field + " must be a whole number without quotes");
    }
    if (Math.abs((long) value.intValue()) > MAX_FRAME) {
      throw new InvalidException(field + " must be between -" + MAX_FRAME + " and " + MAX_FRAME);
    }
    return value.intValue();
  }
}
