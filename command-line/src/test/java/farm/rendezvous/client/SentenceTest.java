package farm.rendezvous.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"The disk is full.\" | The disk is full.",
        "{\"detail\":\"The disk is full.\"} | The disk is full.",
        "{\"code\":7} | {\"code\":7}",
        "null | The farm gave no reason."
      })
  void findsTheWords(String json, String words) throws JsonProcessingException {
    assertThat(Sentence.of(FarmHttp.JSON.readTree(json))).isEqualTo(words);
  }
}
