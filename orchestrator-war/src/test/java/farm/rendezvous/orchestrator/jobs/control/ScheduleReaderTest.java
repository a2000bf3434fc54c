package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a place and a time that are wrong. */
final class ScheduleReaderTest extends Submissions {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requires         | '\"gpu\"'              | must be a list of at most 16 texts in quotes",
        "requires         | '[1]'                  | must be a list of at most 16 texts in quotes",
        "requires         | '[\"\"]'               | must be a list of at most 16 texts in quotes",
        "requires         | '{\"gpu\":\"a\"}'      | must be a list of at most 16 texts in quotes",
        "requires         | '[\"GPU\"]'            | has 'GPU': a tag is small letters",
        "requires         | '[\"a,b\"]'            | has 'a,b': a tag is small letters",
        "startAfter       | '\"tomorrow\"'         | is no moment: write it as in 2026-12-24T18:00:00Z",
        "startAfter       | '\"2026-12-24T18:00\"' | is no moment",
        "startAfter       | 5                      | must be a text in quotes",
        "dependsOn        | '\"the other\"'        | is no id of a job",
        "dependsOn        | '\"1-1-1-1-1\"'        | is no id of a job",
        "renderOrder      | '\"random\"'           | must be one of [first-to-last, preview]",
        "holdAfterPreview | true                   | needs \"renderOrder\": \"preview\" beside it",
        "holdAfterPreview | 1                      | must be true or false without quotes",
      })
  void saysWhatIsWrong(String field, String value, String complaint) {
    assertThat(refusalOf(with(field, value)))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo(field);
              assertThat(error.detail()).contains(complaint);
            });
  }
}
