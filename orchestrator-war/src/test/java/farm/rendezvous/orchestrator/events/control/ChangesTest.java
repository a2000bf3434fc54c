package farm.rendezvous.orchestrator.events.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.orchestrator.events.control.Changes.Look;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ChangesTest {

  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);

  private final Changes changes = new Changes(100);

  @BeforeEach
  void listen() {
    changes.setWanted(true);
  }

  @Test
  void whatChangesTwiceIsSeenOnce() {
    changes.changed(ONE, List.of(7, 8));
    changes.changed(ONE, List.of(7));

    assertThat(look().jobs()).containsOnlyKeys(ONE).containsEntry(ONE, List.of(7, 8));
    assertThat(look().jobs()).isEmpty();
  }

  @Test
  void nothingIsKeptWhileNobodyListens() {
    changes.setWanted(false);
    changes.changed(ONE, List.of(1));
    changes.deleted(TWO);
    changes.setWanted(true);

    assertThat(look()).isEqualTo(new Look(java.util.Map.of(), java.util.Set.of(), false));
  }

  @Test
  void framesThatAreTooManyForALookAreForTheNext() {
    changes.changed(ONE, numbers(1, 30));
    changes.changed(TWO, List.of(1));

    Look first = changes.take(10, 20);
    Look second = changes.take(10, 20);

    assertThat(first.jobs().get(ONE)).isEqualTo(numbers(1, 20));
    assertThat(second.jobs()).containsEntry(TWO, List.of(1)).containsEntry(ONE, numbers(21, 30));
  }

  @Test
  void jobsThatAreTooManyForALookAreForTheNext() {
    changes.changed(ONE, List.of());
    changes.changed(TWO, List.of());

    assertThat(changes.take(1, 20).jobs()).containsOnlyKeys(ONE);
    assertThat(changes.take(1, 20).jobs()).containsOnlyKeys(TWO);
  }

  @Test
  void moreThanFitAreForgottenAndThatIsSaid() {
    changes.changed(ONE, numbers(1, 100));
    changes.changed(TWO, List.of(5));

    Look look = look();
    assertThat(look.tooMany()).isTrue();
    assertThat(look.jobs()).containsOnlyKeys(TWO);
    assertThat(look().tooMany()).isFalse();
  }

  @Test
  void whatIsTakenMakesRoom() {
    for (int i = 0; i < 1_000; i++) {
      changes.changed(ONE, numbers(i * 50, i * 50 + 49));
      changes.deleted(TWO);
      assertThat(look().tooMany()).isFalse();
    }
  }

  @Test
  void deletedJobsAreSeenOnce() {
    changes.deleted(ONE);
    changes.deleted(ONE);

    assertThat(look().deleted()).containsExactly(ONE);
    assertThat(look().deleted()).isEmpty();
  }

  private Look look() {
    return changes.take(10, 1_000);
  }

  private static List<Integer> numbers(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed().toList();
  }
}
