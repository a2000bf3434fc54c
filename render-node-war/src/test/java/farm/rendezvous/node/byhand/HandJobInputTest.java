package farm.rendezvous.node.byhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandJobInputTest {

  @Property(tries = 200)
  void takesTwoWholeNumbers(
      @ForAll @IntRange(min = -1_048_574, max = 1_048_574) int from,
      @ForAll @IntRange(max = 999_999) int more)
      throws Exception {
    int to = Math.min(from + more, 1_048_574);

    assertThat(HandJobInput.parse(" {\"to\":" + to + ", \"from\":" + from + "}\n"))
        .isEqualTo(new HandJobInput(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"from":5,"to":1}              | from is greater than to
          {"from":1}                     | to must be a whole number without quotes
          {"to":1}                       | from must be a whole number without quotes
          {}                             | from must be a whole number without quotes
          {"from":"1","to":5}            | from must be a whole number without quotes
          {"from":1,"to":"5"}            | to must be a whole number without quotes
          {"from":1.5,"to":5}            | from must be a whole number without quotes
          {"from":1.0,"to":5}            | from must be a whole number without quotes
          {"from":null,"to":5}           | from must be a whole number without quotes
          {"from":true,"to":5}           | from must be a whole number without quotes
          {"from":[1],"to":5}            | from must be a whole number without quotes
          {"from":1,"to":99999999999999} | to must be a whole number without quotes
          {"from":1,"to":1048575}        | to must be between -1048574 and 1048574
          {"from":-1048575,"to":1}       | from must be between -1048574 and 1048574
          {"from":1,"to":2147483647}     | to must be between -1048574 and 1048574
          {"from":-500000,"to":500000}   | from and to are more than 1000000 frames apart
          {"from":1,"to":5,"step":2}     | step is no field: give from and to
          {"From":1,"to":5}              | From is no field: give from and to
          [1,5]                          | body must be JSON such as {"from":1,"to":5}
          7                              | body must be JSON such as {"from":1,"to":5}
          null                           | body must be JSON such as {"from":1,"to":5}
          "x"                            | body must be JSON such as {"from":1,"to":5}
          """)
  void refusesAndSaysWhichField(String body, String reason) {
    assertThatExceptionOfType(HandJobInput.InvalidException.class)
        .isThrownBy(() -> HandJobInput.parse(body))
        .withMessage(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"from\":1",
        "{\"from\":1,\"to\":5} x",
        "{\"from\":1,\"to\":5}{\"from\":1,\"to\":5}",
        "{\"from\":1,\"from\":2,\"to\":5}",
        "{from:1,to:5}",
        "{\"from\":01,\"to\":5}",
        "from=1&to=5"
      })
  void refusesWhatIsNoJson(String body) {
    assertThatExceptionOfType(HandJobInput.InvalidException.class)
        .isThrownBy(() -> HandJobInput.parse(body))
        .withMessageStartingWith("body is no JSON: ");
  }

  @Test
  void refusesAnEmptyBody() {
    for (String body : new String[] {null, "", "  \n"}) {
      assertThatExceptionOfType(HandJobInput.InvalidException.class)
          .isThrownBy(() -> HandJobInput.parse(body))
          .withMessage("body must be JSON such as {\"from\":1,\"to\":5}");
    }
  }

  @Property(tries = 500)
  void neverThrowsAnythingElse(@ForAll String body) {
    try {
      HandJobInput input = HandJobInput.parse(body);
      assertThat(input.from()).isLessThanOrEqualTo(input.to());
    } catch (HandJobInput.InvalidException e) {
      assertThat(e).hasMessageMatching("(?s)(body|from|to|.* is no field).*");
    }
  }

  @Test
  void isNotBroughtDownByNesting() {
    assertThatExceptionOfType(HandJobInput.InvalidException.class)
        .isThrownBy(() -> HandJobInput.parse("[".repeat(9_999)));
  }
}
