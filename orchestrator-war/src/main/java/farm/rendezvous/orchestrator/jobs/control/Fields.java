package farm.rendezvous.orchestrator.jobs.control;

import com.fasterxml.jackson.databind.JsonNode;
import farm.rendezvous.orchestrator.http.FieldError;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, taken out one by one. What is wrong is collected, and thrown all
 * together by {@link #check}; until then a wrong field reads as if it were not there.
 */
final class Fields {

  private final JsonNode object;
  private final Set<String> taken = new HashSet<>();
  private final List<FieldError> errors = new ArrayList<>();

  Fields(JsonNode object) {
    this.object = object;
  }

  boolean has(String field) {
    return object.hasNonNull(field);
  }

  void wrong(String field, String detail) {
    errors.add(new FieldError(field, detail));
  }

  boolean isWrong(String field) {
    return errors.stream().anyMatch(error -> error.field().equals(field));
  }

  /** A text of 1 to {@code longest} characters; null if the field is not there, or null. */
  @Nullable String text(String field, int longest) {
    JsonNode value = take(field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      wrong(field, "must be a text in quotes");
      return null;
    }
    String text = value.textValue();
    if (text.isBlank() || text.length() > longest) {
      wrong(field, "must have 1 to " + longest + " characters");
      return null;
    }
    return text;
  }

  /** Texts in a list; empty if the field is not there, or null. */
  List<String> texts(String field, int most) {
    JsonNode value = take(field);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    value.forEach(element -> texts.add(element.isTextual() ? element.textValue() : ""));
    if (!value.isArray() || texts.size() > most || texts.contains("")) {
      wrong(field, "must be a list of at most " + most + " texts in quotes, as in [\"gpu\"]");
      return List.of();
    }
    return texts;
  }

  /** A whole number in a range; null if the field is not there, or null. */
  @Nullable Integer wholeNumber(String field, int least, int most) {
    JsonNode value = take(field);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      wrong(field, "must be a whole number without quotes");
      return null;
    }
    if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
      wrong(field, "must be between " + least + " and " + most);
      return null;
    }
    return value.intValue();
  }

  /** True or false; null if the field is not there, or null. */
  @Nullable Boolean flag(String field) {
    JsonNode value = take(field);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      wrong(field, "must be true or false without quotes");
      return null;
    }
    return value.booleanValue();
  }

  /** An object of texts; empty if the field is not there, or null, or empty. */
  Map<String, String> texts(String field) {
    JsonNode value = take(field);
    Map<String, String> texts = new LinkedHashMap<>();
    if (value == null) {
      return texts;
    }
    if (!value.isObject() || !areTexts(value)) {
      wrong(field, "must be an object of texts such as {\"scene.blend\":\"<sha256>\"}");
      return texts;
    }
    value.properties().forEach(text -> texts.put(text.getKey(), text.getValue().textValue()));
    return texts;
  }

  private static boolean areTexts(JsonNode values) {
    for (JsonNode value : values) {
      if (!value.isTextual()) {
        return false;
      }
    }
    return true;
  }

  /** One of the names of an enumeration; null if the field is not there, or null. */
  <E extends Enum<E>> @Nullable E oneOf(String field, Class<E> type) {
    String text = text(field, 64);
    if (text == null) {
      return null;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.toString().equals(text)) {
        return constant;
      }
    }
    wrong(field, "must be one of " + Arrays.toString(type.getEnumConstants()));
    return null;
  }

  /** Throws what was found wrong, and any field that nobody asked for. */
  void check() {
    object.fieldNames().forEachRemaining(this::checkKnown);
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }

  private void checkKnown(String field) {
    if (!taken.contains(field)) {
      wrong(field, "is no field of a job: take it out, or mind its spelling");
    }
  }

  private @Nullable JsonNode take(String field) {
    taken.add(field);
    JsonNode value = object.get(field);
    return value == null || value.isNull() ? null : value;
  }
}
