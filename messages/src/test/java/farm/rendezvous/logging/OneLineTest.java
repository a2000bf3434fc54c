package farm.rendezvous.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void textWithoutControlCharactersStaysAsItIs() {
    assertThat(OneLine.of("shots/Straße 1 “final” $1 \\n.blend"))
        .isEqualTo("shots/Straße 1 “final” $1 \\n.blend");
  }

  @Test
  void controlCharactersAreWrittenOut() {
    assertThat(OneLine.of("a\nb\u001b[31m\u0000")).isEqualTo("a\\u000ab\\u001b[31m\\u0000");
  }
}
