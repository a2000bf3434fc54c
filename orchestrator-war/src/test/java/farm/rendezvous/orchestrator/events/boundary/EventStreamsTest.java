package farm.rendezvous.orchestrator.events.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class EventStreamsTest {

  @Test
  void lessThanNoneIsRefusedByItsName() {
    assertThatThrownBy(() -> new EventStreams(-1)).hasMessage("EVENT_STREAMS is -1: 0 or more");
  }

  @Test
  void aPlaceIsTakenOnceAndFreeAgainWhenItIsGivenBack() {
    EventStreams streams = new EventStreams(1);

    assertThat(streams.reserve()).isTrue();
    assertThat(streams.reserve()).isFalse();
    streams.release();
    assertThat(streams.reserve()).isTrue();
  }
}
