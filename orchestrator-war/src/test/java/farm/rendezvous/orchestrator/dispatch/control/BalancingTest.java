package farm.rendezvous.orchestrator.dispatch.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.Heartbeat.Work;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.orchestrator.SettableClock;
import farm.rendezvous.orchestrator.dispatch.control.Balancing.Share;
import farm.rendezvous.orchestrator.nodes.entity.NodeStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of a job, as heartbeats show it: some nodes are free, others hold frames not begun. */
final class BalancingTest {

  private static final UUID SHORT = UUID.randomUUID();
  private static final UUID LONG = UUID.randomUUID();

  private final SettableClock clock = new SettableClock();
  private final Balancing balancing = new Balancing(clock);
  private Instant begin;

  @BeforeEach
  void begin() {
    begin = clock.instant();
  }

  @Test
  void theAttemptThatHasTheMostBeforeItShares() {
    List<NodeStatus> nodes =
        List.of(idle("free"), rendering("a", SHORT, 9, 9.0), rendering("b", LONG, 2, 60.0));

    assertThat(shares(nodes)).containsExactly(new Share("b", LONG));
  }

  @Test
  void eachFreeSlotGetsSomethingWhileThereIsEnough() {
    List<NodeStatus> nodes =
        List.of(idle("free"), idle("free, too"), rendering("b", LONG, 4, 60.0));

    assertThat(shares(nodes)).containsExactly(new Share("b", LONG), new Share("b", LONG));
  }

  @Test
  void halfAndHalfUntilAnotherHasMore() {
    List<NodeStatus> nodes =
        List.of(
            idle("1"),
            idle("2"),
            idle("3"),
            rendering("a", SHORT, 9, 20.0),
            rendering("b", LONG, 9, 30.0));

    assertThat(shares(nodes))
        .containsExactly(new Share("b", LONG), new Share("a", SHORT), new Share("b", LONG));
  }

  @Test
  void whatIsDoneInAMomentStaysWhereItIs() {
    assertThat(shares(List.of(idle("free"), rendering("a", SHORT, 4, 0.1)))).isEmpty();
  }

  @Test
  void anAttemptOfWhichNothingIsKnownYetSharesToo() {
    assertThat(shares(List.of(idle("free"), rendering("a", SHORT, 4, null))))
        .containsExactly(new Share("a", SHORT));
  }

  @Test
  void anAttemptThatHasBegunItsLastFrameHasNothingToShare() {
    assertThat(shares(List.of(idle("free"), rendering("a", SHORT, 0, 0.0)))).isEmpty();
  }

  @Test
  void aNodeOfAnOlderBuildIsLeftAlone() {
    Work untold = new Work(UUID.randomUUID(), UUID.randomUUID(), SHORT, 3, 0.5, null, null);

    assertThat(shares(List.of(idle("free"), node("old", untold)))).isEmpty();
  }

  @Test
  void whatIsOnItsWayIsNotAskedForAgain() {
    List<NodeStatus> nodes =
        List.of(idle("free"), rendering("a", SHORT, 9, 20.0), rendering("b", LONG, 9, 30.0));
    assertThat(shares(nodes)).hasSize(1);

    clock.tick(Balancing.PATIENCE.minusMillis(1));

    assertThat(shares(nodes)).isEmpty();
  }

  @Test
  void whatDidNotComeIsAskedForAgain() {
    List<NodeStatus> nodes = List.of(idle("free"), rendering("b", LONG, 9, 30.0));
    assertThat(shares(nodes)).hasSize(1);

    clock.tick(Balancing.PATIENCE);

    assertThat(shares(nodes)).containsExactly(new Share("b", LONG));
  }

  @Test
  void whoHadNothingLeftToShareWhenItWasAskedIsNotWaitedFor() {
    assertThat(shares(List.of(idle("free"), rendering("b", LONG, 1, 30.0)))).hasSize(1);

    clock.tick(Balancing.WAY_OF_A_FRAME);
    NodeStatus b = rendering("b", LONG, 0, 0.0);
    List<NodeStatus> later =
        List.of(
            idle("free"),
            rendering("a", SHORT, 1, 20.0),
            new NodeStatus(b.heartbeat(), clock.instant(), begin));

    assertThat(shares(later)).containsExactly(new Share("a", SHORT));
  }

  @Test
  void aNodeThatIsFreeOnceMoreGetsSomethingOnceMore() {
    assertThat(shares(List.of(idle("free"), rendering("b", LONG, 9, 30.0)))).hasSize(1);

    clock.tick(Duration.ofMillis(300));
    begin = clock.instant();

    assertThat(shares(List.of(idle("free"), rendering("a", SHORT, 9, 20.0))))
        .containsExactly(new Share("a", SHORT));
  }

  @Test
  void nobodyGivesBackForANodeThatMayNotRenderTheJob() {
    NodeStatus most = rendering("b", LONG, 9, 60.0);
    UUID job = most.heartbeat().work().get(0).jobId();
    List<NodeStatus> nodes = List.of(idle("kept away"), rendering("a", SHORT, 9, 9.0), most);

    assertThat(balancing.shares(nodes, Set.of(), jobs -> Map.of(job, Set.of("kept away"))))
        .containsExactly(new Share("a", SHORT));
  }

  private NodeStatus idle(String name) {
    return node(name);
  }

  private NodeStatus rendering(String name, UUID attempt, int waiting, @Nullable Double seconds) {
    return node(
        name, new Work(UUID.randomUUID(), UUID.randomUUID(), attempt, 1, null, waiting, seconds));
  }

  private List<Share> shares(List<NodeStatus> nodes) {
    return balancing.shares(nodes, Set.of(), jobs -> Map.of());
  }

  private NodeStatus node(String name, Work... work) {
    NodeState state = work.length == 0 ? NodeState.IDLE : NodeState.RENDERING;
    Heartbeat heartbeat = new Heartbeat(name, state, 1, "3.4.1", 2, 24_000, List.of(work));
    return new NodeStatus(heartbeat, begin, begin);
  }
}
