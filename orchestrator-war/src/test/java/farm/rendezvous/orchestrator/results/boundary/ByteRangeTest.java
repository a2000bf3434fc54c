package farm.rendezvous.orchestrator.results.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-99, 0, 99",
    "bytes=0-0, 0, 0",
    "bytes=10-, 10, 999",
    "bytes=-1, 999, 999",
    "bytes=-5000, 0, 999",
    "bytes=990-5000, 990, 999",
    "bytes= 10 - 20, 10, 20",
  })
  void aPartIsFoundInAFileOfAThousandBytes(String header, long first, long last) {
    ByteRange part = ByteRange.parse(header, 1000).orElseThrow();

    assertThat(part).isEqualTo(new ByteRange(first, last));
    assertThat(part.isSatisfiable()).isTrue();
    assertThat(part.length()).isEqualTo(last - first + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=0-1,5-6",
        "lines=0-1",
        "bytes=",
        "bytes=-",
        "bytes=5-4",
        "bytes=a-b",
        "bytes=--1",
        "bytes=99999999999999999999-"
      })
  void whatIsNoSinglePartIsTheWhole(String header) {
    assertThat(ByteRange.parse(header, 1000)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0"})
  void aPartBeyondTheEndIsNone(String header) {
    assertThat(ByteRange.parse(header, 1000).orElseThrow().isSatisfiable()).isFalse();
  }

  @Test
  void nothingAskedIsTheWhole() {
    assertThat(ByteRange.parse(null, 1000)).isEmpty();
  }

  @Test
  void saysWhatIsSent() {
    assertThat(new ByteRange(10, 20).of(1000)).isEqualTo("bytes 10-20/1000");
  }
}
