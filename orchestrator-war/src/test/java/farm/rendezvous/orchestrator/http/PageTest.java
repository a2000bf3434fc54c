package farm.rendezvous.orchestrator.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PageTest {

  @Test
  void hasANextWhenThereIsMore() {
    assertThat(Page.of(List.of(1, 2, 3), 2, String::valueOf))
        .isEqualTo(new Page<>(List.of(1, 2), "2"));
  }

  @Test
  void hasNoNextAtTheEnd() {
    assertThat(Page.of(List.of(1, 2), 2, String::valueOf))
        .isEqualTo(new Page<>(List.of(1, 2), null));
    assertThat(Page.of(List.<Integer>of(), 2, String::valueOf))
        .isEqualTo(new Page<>(List.of(), null));
  }

  @Test
  void staysTheSamePageWhenItsItemsAreShownOtherwise() {
    assertThat(new Page<>(List.of(1, 2), "2").map(n -> "frame " + n))
        .isEqualTo(new Page<>(List.of("frame 1", "frame 2"), "2"));
  }

  @Test
  void isItemsAndNextInJson() throws Exception {
    assertThat(Json.MAPPER.writeValueAsString(new Page<>(List.of(1), null)))
        .isEqualTo("{\"items\":[1],\"next\":null}");
  }
}
