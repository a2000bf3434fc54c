package farm.rendezvous.messages;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

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
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .build();

  private static final ObjectReader READER = MAPPER.readerFor(Message.class);

  /** No message is without a field, and no field of one has this name. */
  private static final String VERSION_AT_THE_END = ",\"%s\":%d}".formatted(VERSION_FIELD, VERSION);

  private MessageCodec() {}

  /** The message as one line of JSON. */
  public static String encode(Message message) {
    try {
      String json = MAPPER.writeValueAsString(message);
      return json.substring(0, json.length() - 1) + VERSION_AT_THE_END;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON can be made of " + message, e);
    }
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
      int version = version(text);
      if (version < 1 || version > VERSION) {
        throw new UnreadableMessageException(
            "message of version " + version + "; this build reads up to version " + VERSION);
      }
      Message message = READER.readValue(text);
      if (!expected.isInstance(message)) {
        throw new UnreadableMessageException(
            "%s where a %s belongs"
                .formatted(message.getClass().getSimpleName(), expected.getSimpleName()));
      }
      return expected.cast(message);
    } catch (JsonProcessingException e) {
      throw new UnreadableMessageException("no message: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a text is in memory
    }
  }

  /**
   * The version that a text says it is of, 0 without one; looked for first, as a newer message may
   * be of a type that is not known here.
   */
  private static int version(String text) throws IOException {
    try (JsonParser json = MAPPER.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return 0;
      }
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        json.nextToken();
        if (field.equals(VERSION_FIELD)) {
          return json.getValueAsInt();
        }
        json.skipChildren();
      }
      return 0;
    }
  }
}
