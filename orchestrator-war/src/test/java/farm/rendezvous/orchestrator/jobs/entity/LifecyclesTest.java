package farm.rendezvous.orchestrator.jobs.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The two tables of what may follow what. */
final class LifecyclesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "QUEUED    | ACTIVE COMPLETED FAILED CANCELED",
        "ACTIVE    | QUEUED COMPLETED FAILED CANCELED",
        "COMPLETED | QUEUED",
        "FAILED    | QUEUED",
        "CANCELED  | QUEUED",
      })
  void aFrame(FrameState from, String to) {
    assertThat(from.next()).isEqualTo(states(FrameState.class, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "QUEUED           | ACTIVE PAUSED CANCELED COMPLETED FAILED",
        "ACTIVE           | PAUSE_REQUESTED CANCEL_REQUESTED COMPLETED FAILED CANCELED",
        "PAUSE_REQUESTED  | PAUSED ACTIVE CANCEL_REQUESTED COMPLETED FAILED CANCELED",
        "PAUSED           | QUEUED ACTIVE CANCELED",
        "CANCEL_REQUESTED | CANCELED COMPLETED FAILED",
        "COMPLETED        | QUEUED",
        "FAILED           | QUEUED",
        "CANCELED         | QUEUED",
      })
  void aJob(JobState from, String to) {
    assertThat(from.next()).isEqualTo(states(JobState.class, to));
  }

  @ParameterizedTest
  @EnumSource
  void everyJobCanComeToAnEnd(JobState from) {
    Set<JobState> reached = EnumSet.of(from);
    for (int steps = 0; steps < JobState.values().length; steps++) {
      List.copyOf(reached).forEach(state -> reached.addAll(state.next()));
    }

    assertThat(reached).contains(JobState.COMPLETED, JobState.FAILED, JobState.CANCELED);
  }

  @Test
  void whatIsFinalEndsOnlyBecauseSomeoneWantsItAgain() {
    assertThat(EnumSet.allOf(JobState.class))
        .filteredOn(JobState::isFinal)
        .allSatisfy(state -> assertThat(state.next()).containsExactly(JobState.QUEUED));
    assertThat(EnumSet.allOf(FrameState.class))
        .filteredOn(FrameState::isFinal)
        .allSatisfy(state -> assertThat(state.next()).containsExactly(FrameState.QUEUED));
  }

  @Test
  void onlyAQueuedOrActiveJobHandsOutBatches() {
    assertThat(EnumSet.allOf(JobState.class))
        .filteredOn(JobState::isRenderable)
        .containsExactly(JobState.QUEUED, JobState.ACTIVE);
  }

  @Test
  void theApiWritesThemInLowerCase() {
    assertThat(Arrays.stream(JobState.values()).map(JobState::json))
        .containsExactly(
            "queued",
            "active",
            "pause-requested",
            "paused",
            "cancel-requested",
            "completed",
            "failed",
            "canceled");
    assertThat(Arrays.stream(FrameState.values()).map(FrameState::json))
        .containsExactly("queued", "active", "completed", "failed", "canceled");
  }

  private static <E extends Enum<E>> Set<E> states(Class<E> type, String names) {
    return Arrays.stream(names.split(" "))
        .map(name -> Enum.valueOf(type, name))
        .collect(Collectors.toSet());
  }
}
