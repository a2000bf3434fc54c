package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others may want of an attempt while it renders. */
class ReinsTest {

  private final Reins reins = new Reins();
  private final OpenFrames open = new OpenFrames(List.of(1, 2, 3, 4, 5, 6));
  private final List<Integer> givenBack = new ArrayList<>();

  @Test
  void sharesTheLaterHalfOfWhatIsNotBegun() {
    take();
    render();

    reins.share("another node is free");

    assertThat(givenBack).containsExactly(4, 5, 6);
    assertThat(reins.waiting()).isEqualTo(2);
  }

  @Test
  void sharesTheLastFrameToo() {
    take();
    for (int frame = 1; frame <= 5; frame++) {
      render();
    }

    reins.share("another node is free");
    reins.share("another node is free");

    assertThat(givenBack).containsExactly(6);
    assertThat(open.next()).isEmpty();
  }

  @Test
  void givesWayButFinishesWhatIsBegun() {
    take();
    render();
    render();

    reins.giveWay("the job is paused");

    assertThat(givenBack).containsExactly(3, 4, 5, 6);
    assertThat(open.unsettled()).containsExactly(1, 2);
  }

  @Test
  void givesWayThoughItWasToldBeforeItBegan() {
    reins.giveWay("the node is paused");
    assertThat(givenBack).isEmpty();

    take();

    assertThat(givenBack).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(open.isAnyWaiting()).isFalse();
  }

  @Test
  void hasNothingToShareBeforeItBegins() {
    reins.share("another node is free");
    take();

    assertThat(givenBack).isEmpty();
    assertThat(reins.waiting()).isEqualTo(6);
  }

  @Test
  void isNearlyDoneWhenTheRestTakesAMoment() {
    take();
    reins.begin();
    assertThat(reins.nearlyDone()).as("nothing is known of the time").isNotDone();
    reins.end();

    reins.begin();

    assertThat(reins.nearlyDone()).isDone();
  }

  @Test
  void isDoneAtTheLatestWhenBlenderIs() {
    take();
    assertThat(reins.nearlyDone()).isNotDone();

    reins.done();

    assertThat(reins.nearlyDone()).isDone();
  }

  private void take() {
    reins.take(open, (frames, why) -> givenBack.addAll(frames));
  }

  private void render() {
    open.next();
  }
}
