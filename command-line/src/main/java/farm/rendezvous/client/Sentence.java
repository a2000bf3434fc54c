package farm.rendezvous.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words in a {@code problem} of a job or frame: a text, or an object that has one. */
public final class Sentence {
  private Sentence() {}

  /** The sentence for people; a general one where there is none. */
  public static String of(@Nullable JsonNode problem) {
    if (problem == null || problem.isNull()) {
      return "The farm gave no reason.";
    }
    if (problem.isTextual()) {
      return problem.asText();
    }
    return Stream.of("problem", "detail", "title")
        .map(problem::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse(problem.toString());
  }
}
