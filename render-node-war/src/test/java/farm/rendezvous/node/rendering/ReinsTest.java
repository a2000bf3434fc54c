package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What others may want of an attempt while it renders. */
class ReinsTest {

  private final AtomicLong nanos = new AtomicLong();
  private final Reins reins = new Reins();
  private final OpenFrames open = new OpenFrames(List.of(1, 2, 3, 4, 5, 6));
  private final List<Integer> givenBack = new ArrayList<>();

  @Test
  void sharesTheLaterHalfOfWhatIsNotBegun() {
    take();
    render();

    reins.share("another node is free");

    assertThat(givenBack).containsExactly(4, 5, 6);
    assertThat(reins.spare()).isEqualTo(2);
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
  void keepsAFrameThatItHasNotBegunRatherThanPassItOn() {
    take();

    for (int times = 0; times < 10; times++) {
      reins.share("another node is free");
    }

    assertThat(givenBack).containsExactlyInAnyOrder(2, 3, 4, 5, 6);
    assertThat(open.waiting()).isOne();
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
    assertThat(reins.spare()).isEqualTo(5);
  }

  @Test
  void givesAllAwayThatWouldOnlyWaitForItsSlot() {
    reins.take(open, (frames, why) -> givenBack.addAll(frames));

    reins.share("another node is free");

    assertThat(givenBack).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void givesAllBackWhenItIsStoppedBeforeItHasItsSlot() {
    reins.take(open, (frames, why) -> givenBack.addAll(frames));

    reins.stop("the job is canceled");

    assertThat(givenBack).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(open.isAnyWaiting()).isFalse();
  }

  @Test
  void isNearlyDoneWhenTheRestTakesAMoment() {
    take();
    reins.approach();
    reins.begin();
    assertThat(reins.nearlyDone()).as("nothing is known of the time").isNotDone();
    reins.end();

    reins.approach();
    reins.begin();

    assertThat(reins.nearlyDone()).isDone();
  }

  @Test
  void isNearlyDoneInTheMiddleOfALongLastFrame() {
    Reins slow = withOneLeftOf(Duration.ofMillis(700));

    slow.approach();
    slow.begin();

    assertThat(slow.nearlyDone()).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void isNotNearlyDoneBeforeThat() {
    Reins slow = withOneLeftOf(Duration.ofHours(1));

    slow.approach();
    slow.begin();

    assertThat(slow.nearlyDone()).isNotDone();
  }

  @Test
  void noticesThatTheFrameHasBecomeTheLastOne() {
    Reins slow = new Reins(nanos::get);
    slow.take(open, (frames, why) -> givenBack.addAll(frames));
    slow.beginAtOnce();
    take(slow, Duration.ofMillis(700));
    open.next();
    slow.approach();
    slow.begin();
    assertThat(slow.nearlyDone()).isNotDone();

    slow.giveWay("the node is paused");

    assertThat(slow.nearlyDone()).succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void isDoneAtTheLatestWhenBlenderIs() {
    take();
    assertThat(reins.nearlyDone()).isNotDone();

    reins.done();

    assertThat(reins.nearlyDone()).isDone();
  }

  private Reins withOneLeftOf(Duration each) {
    Reins slow = new Reins(nanos::get);
    slow.take(open, (frames, why) -> givenBack.addAll(frames));
    slow.beginAtOnce();
    for (int frame = 1; frame <= 5; frame++) {
      take(slow, each);
    }
    open.next();
    return slow;
  }

  private void take(Reins slow, Duration time) {
    open.next();
    slow.approach();
    slow.begin();
    nanos.addAndGet(time.toNanos());
    slow.end();
  }

  private void take() {
    reins.take(open, (frames, why) -> givenBack.addAll(frames));
    reins.beginAtOnce();
  }

  private void render() {
    open.next();
  }
}
