package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.http.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of frames that cannot be read. */
final class SubmissionFramesTest extends Submissions {

  @Test
  void framesMayBeLeftToTheFile() {
    assertThat(read("{\"file\":\"demo.blend\"}").frames()).isNull();
  }

  @Test
  void framesOfTheDefaultFileMayNot() {
    assertThat(refusalOf("{}"))
        .containsExactly(
            new FieldError("frames", "is missing: give frames such as 1-20, or from and to"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1                    | 1.5  | to",
        "1                    | null | to",
        "null                 | 20   | from",
        "'\"1; touch /tmp/x #\"' | 20 | from",
        "'\"1\"'              | 20   | from",
        "1.0                  | 20   | from",
        "-2147483649          | 20   | from",
        "1                    | 2147483648 | to",
        "1                    | 1e400 | to",
        "1                    | 1e999999999 | to",
        "1                    | 1e2  | to",
        "1                    | 123456789012345678901234567890 | to",
        "true                 | 20   | from",
        "[1]                  | 20   | from",
        "{}                   | 20   | from",
        "20                   | 1    | from",
        "1                    | 2000000 | from",
        "-2147483648          | 2147483647 | from",
        "1048575              | 1048576 | from",
      })
  void namesTheEndOfTheRangeThatIsWrong(String from, String to, String wrong) {
    assertThat(refusalOf("{\"from\":" + from + ",\"to\":" + to + "}"))
        .extracting(FieldError::field)
        .containsExactly(wrong);
  }

  @Test
  void wantsBothEndsOfARange() {
    assertThat(refusalOf("{\"from\":1}"))
        .containsExactly(
            new FieldError("to", "is missing: give frames such as 1-20, or from and to"));
    assertThat(refusalOf("{\"to\":1}")).extracting(FieldError::field).containsExactly("from");
    assertThat(refusalOf("{\"from\":\"a\",\"to\":\"b\"}"))
        .extracting(FieldError::field)
        .containsExactly("from", "to");
  }

  @Test
  void saysWhyARangeIsWrong() {
    assertThat(refusalOf("{\"from\":20,\"to\":1}"))
        .containsExactly(new FieldError("from", "20-1 runs backwards: write 1-20"));
    assertThat(refusalOf("{\"from\":1,\"to\":2000000}"))
        .containsExactly(new FieldError("from", "more than 1000000 frames: split the job"));
    assertThat(refusalOf("{\"from\":1.5,\"to\":2}"))
        .containsExactly(new FieldError("from", "must be a whole number without quotes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"5-1\"'   | runs backwards",
        "'\"1-5x0\"' | step x0",
        "'\"1:5\"'   | means different things",
        "'\"abc\"'   | is no frame and no range",
        "'\"1-1000001\"' | more than 1000000 frames",
        "'\"1048575\"' | beyond what Blender counts to",
        "5           | must be a text in quotes",
        "'[1,2]'     | must be a text in quotes",
        "'\"\"'      | must have 1 to",
      })
  void saysWhyFramesAreWrong(String frames, String complaint) {
    assertThat(refusalOf("{\"frames\":" + frames + "}"))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.field()).isEqualTo("frames");
              assertThat(error.detail()).contains(complaint);
            });
  }

  @Test
  void wantsFramesOrARangeNotBoth() {
    assertThat(refusalOf("{\"frames\":\"1-20\",\"from\":1,\"to\":20}"))
        .containsExactly(
            new FieldError("frames", "stands beside from and to: give one or the other"));
  }

  @Test
  void refusesFramesThatAreTooScatteredToBeKept() {
    assertThat(refusalOf("{\"frames\":\"1-700000x2,1-700000x3\"}"))
        .extracting(FieldError::field)
        .containsExactly("frames");
  }
}
