package farm.rendezvous.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Messages to JSON text and back. The text carries {@code type} and {@code version}; a reader takes
 * any text of its own version or an older one and ignores fields that it does not know.
 */
public final class MessageCodec {

  /** Rises when a reader of the version before would misunderstand. */
  static final int VERSION = 1;

  private static final String VERSION_FIELD = "version";

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .build();

  private MessageCodec() {}

  /** The message as one line of JSON. */
  public static String encode(Message message) {
    ObjectNode json = MAPPER.valueToTree(message);
    json.put(VERSION_FIELD, VERSION);
    return json.toString();
  }

  /**
   * Reads a message of the expected kind.
   *
   * @param expected the kind of message that the queue carries
   * @throws UnreadableMessageException if the text is no message of that kind, or of a newer
   *     version
   */
  public static <M extends Message> M decode(String text, Class<M> expected)
      throws UnreadableMessageException {
    try {
      JsonNode json = MAPPER.readTree(text);
      int version = json.path(VERSION_FIELD).asInt(0);
      if (version < 1 || version > VERSION) {
        throw new UnreadableMessageException(
            "message of version " + version + "; this build reads up to version " + VERSION);
      }
      Message message = MAPPER.treeToValue(json, Message.class);
      if (!expected.isInstance(message)) {
        throw new UnreadableMessageException(
            json.path("type").asText() + " where a " + expected.getSimpleName() + " belongs");
      }
      return expected.cast(message);
    } catch (JsonProcessingException e) {
      throw new UnreadableMessageException("no message: " + e.getOriginalMessage(), e);
    }
  }
}
