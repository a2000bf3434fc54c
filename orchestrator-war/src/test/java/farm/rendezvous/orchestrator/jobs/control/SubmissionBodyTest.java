package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.http.FieldError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no job at all. */
final class SubmissionBodyTest extends Submissions {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\n"})
  void wantsABody(@Nullable String body) {
    assertThat(refusalOf(body))
        .containsExactly(
            new FieldError("body", "is empty: send JSON such as {\"from\":1,\"to\":20}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"from\":1,\"to\":}",
        "{from:1,to:2}",
        "{'from':1}",
        "from=1&to=20",
        "<job/>",
        "{\"from\":1,\"to\":2,}",
        "{\"from\":01,\"to\":2}",
        "{\"from\":NaN,\"to\":2}",
        "{\"from\":1,\"to\":2} {}",
        "{\"from\":1,\"to\":2} trailing",
        "{\"from\":1,\"to\":2}}",
        "// {}",
        "\u0000",
      })
  void wantsJson(String body) {
    assertThat(refusalOf(body))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("body");
              assertThat(error.detail()).startsWith("is no JSON: ");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"from\":1,\"to\":2}]", "1", "\"1-20\"", "true", "null"})
  void wantsAnObject(String body) {
    assertThat(refusalOf(body))
        .containsExactly(new FieldError("body", "must be a JSON object in braces"));
  }

  @Test
  void wantsEachFieldOnce() {
    assertThat(refusalOf("{\"from\":1,\"to\":2,\"to\":2000}"))
        .singleElement()
        .satisfies(error -> assertThat(error.detail()).contains("Duplicate field 'to'"));
  }

  @Test
  void isNotDrownedInBrackets() {
    assertThat(refusalOf("[".repeat(100_000)))
        .extracting(FieldError::field)
        .containsExactly("body");
    assertThat(refusalOf("{\"frames\":".repeat(100_000)))
        .extracting(FieldError::field)
        .containsExactly("body");
  }

  @ParameterizedTest
  @CsvSource({
    "frame, 1",
    "Frames, '\"1-20\"'",
    "id, '\"x\"'",
    "state, '\"completed\"'",
    "'', 1",
    "__proto__, {}",
  })
  void refusesFieldsThatNoJobHas(String field, String value) {
    assertThat(refusalOf(with(field, value)))
        .containsExactly(
            new FieldError(field, "is no field of a job: take it out, or mind its spelling"));
  }
}
