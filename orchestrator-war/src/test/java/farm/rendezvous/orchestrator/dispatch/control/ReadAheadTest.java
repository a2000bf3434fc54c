package farm.rendezvous.orchestrator.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Statements for many rows: there are few of different length, so that Derby compiles few. */
final class ReadAheadTest {

  @Test
  void asManyAsAPowerOfTwoAreAskedForAsTheyAre() {
    assertThat(ReadAhead.filledUp(List.of())).isEmpty();
    for (int count : new int[] {1, 2, 4, 64}) {
      List<UUID> ids = ids(count);

      assertThat(ReadAhead.filledUp(ids)).containsExactlyElementsOf(texts(ids));
    }
  }

  @Test
  void ofOthersTheFirstIsAskedForAgainUntilTheyAre() {
    List<UUID> ids = ids(37);

    List<String> filled = ReadAhead.filledUp(ids);

    assertThat(filled).hasSize(64).startsWith(texts(ids).toArray(String[]::new));
    assertThat(filled.stream().skip(37).collect(Collectors.toSet()))
        .containsExactly(ids.get(0).toString());
  }

  private static List<UUID> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
  }

  private static List<String> texts(List<UUID> ids) {
    return ids.stream().map(UUID::toString).toList();
  }
}
