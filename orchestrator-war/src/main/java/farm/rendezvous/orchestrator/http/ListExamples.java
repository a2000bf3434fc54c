package farm.rendezvous.orchestrator.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Gives answers without an example the one of the same thing elsewhere; lists, one with it. */
final class ListExamples {

  private static final String JSON = "application/json";

  private final OpenAPI api;
  private final Map<String, Object> known = new HashMap<>();

  ListExamples(OpenAPI api) {
    this.api = api;
  }

  void add() {
    answers().forEach(this::learn);
    answers()
        .filter(answer -> answer.getExamples() == null)
        .forEach(
            answer ->
                example(answer.getSchema())
                    .ifPresent(
                        value ->
                            answer.addExample("example", OASFactory.createExample().value(value))));
  }

  private void learn(MediaType answer) {
    if (answer.getSchema() != null
        && answer.getSchema().getRef() != null
        && answer.getExamples() != null) {
      answer.getExamples().values().stream()
          .map(Example::getValue)
          .filter(Objects::nonNull)
          .findFirst()
          .ifPresent(value -> known.putIfAbsent(answer.getSchema().getRef(), value));
    }
  }

  private Optional<Object> example(@Nullable Schema schema) {
    if (schema == null || schema.getRef() == null) {
      return Optional.empty();
    }
    return exampleOf(schema.getRef())
        .or(() -> items(schema).flatMap(this::exampleOf).map(ListExamples::pageWith));
  }

  private Optional<Object> exampleOf(String ref) {
    return Optional.ofNullable(known.get(ref))
        .or(
            () ->
                component(ref)
                    .map(Schema::getExamples)
                    .flatMap(examples -> examples.stream().findFirst()));
  }

  private Optional<Schema> component(String ref) {
    return Optional.ofNullable(
        api.getComponents().getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1)));
  }

  /** What the schema is a list of. */
  private Optional<String> items(Schema schema) {
    return component(schema.getRef())
        .map(Schema::getProperties)
        .map(properties -> properties.get("items"))
        .map(Schema::getItems)
        .map(Schema::getRef);
  }

  /** Examples are texts until they are written. */
  private static Object pageWith(Object item) {
    if (item instanceof String text) {
      return "{\"items\":[" + text + "],\"next\":null}";
    }
    Map<String, Object> page = new HashMap<>();
    page.put("items", List.of(item));
    page.put("next", null);
    return page;
  }

  private Stream<MediaType> answers() {
    return api.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .flatMap(operation -> operation.getResponses().getAPIResponses().entrySet().stream())
        .filter(response -> response.getKey().startsWith("2"))
        .map(response -> response.getValue().getContent())
        .filter(Objects::nonNull)
        .map(content -> content.getMediaType(JSON))
        .filter(Objects::nonNull);
  }
}
