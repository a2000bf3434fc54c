package farm.rendezvous.orchestrator.preflight.control;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.Inspection;
import farm.rendezvous.messages.InspectionAnswer;
import farm.rendezvous.messages.InspectionAnswer.Inspected;
import farm.rendezvous.messages.InspectionAnswer.NotInspected;
import farm.rendezvous.messages.InspectionAnswer.Unfit;
import farm.rendezvous.orchestrator.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is asked, and whose word counts. */
final class InquiryTest {

  private static final UUID ID = UUID.randomUUID();
  private static final Duration TIME = Duration.ofSeconds(20);

  private final SettableClock clock = new SettableClock();
  private final Map<String, InspectionAnswer> nodes = new TreeMap<>();
  private final List<String> asked = new ArrayList<>();
  private Duration eachTakes = Duration.ofSeconds(1);

  @Test
  void theFirstThatKnowsIsBelieved() {
    InspectionAnswer good = good("node-1");
    there(good);
    there(lacks("node-2"));

    assertThat(run()).contains(good);
    assertThat(asked).containsExactly("node-1");
  }

  @Test
  void aFileThatIsWrongOnOneNodeOnlyIsNotRefused() {
    there(unfitFile("node-1"));
    there(good("node-2"));

    assertThat(run()).containsInstanceOf(Inspected.class);
  }

  @Test
  void aFileThatTwoFindWrongIsRefused() {
    there(unfitFile("node-1"));
    there(unfitFile("node-2"));
    there(good("node-3"));

    assertThat(run()).containsInstanceOf(Unfit.class);
    assertThat(asked).hasSize(2);
  }

  @Test
  void theOnlyNodeIsBelieved() {
    there(unfitFile("node-1"));

    assertThat(run()).containsInstanceOf(Unfit.class);
  }

  private static InspectionAnswer unfitFile(String node) {
    return new Unfit(ID, node, FailureReason.UNFIT_FILE, "camera", "no camera");
  }

  @Test
  void whatOneBlenderLacksAnotherMayHave() {
    InspectionAnswer good = good("node-2");
    there(lacks("node-1"));
    there(good);

    assertThat(run()).contains(good);
  }

  @Test
  void whatAllLackIsRefused() {
    there(lacks("node-1"));
    there(lacks("node-2"));
    there(lacks("node-3"));

    assertThat(run()).containsInstanceOf(Unfit.class);
    assertThat(asked).containsExactly("node-1", "node-2", "node-3");
  }

  @Test
  void aNodeInTroubleIsPassedOver() {
    there(unknown("node-1", FailureReason.NODE_TROUBLE));
    there(good("node-2"));

    assertThat(run()).containsInstanceOf(Inspected.class);
  }

  @Test
  void aFileThatCrashesABlenderIsShownToNoOther() {
    there(unknown("node-1", FailureReason.BLENDER_CRASHED));
    there(good("node-2"));

    assertThat(run()).containsInstanceOf(NotInspected.class);
    assertThat(asked).hasSize(1);
  }

  @Test
  void nobodyIsRefusedWhenTimeRunsOut() {
    eachTakes = Duration.ofSeconds(11);
    there(lacks("node-1"));
    there(lacks("node-2"));
    there(lacks("node-3"));

    assertThat(run()).isEmpty();
    assertThat(asked).hasSize(2);
  }

  @Test
  void othersAreNotAsked() {
    there(good("node-1"));

    assertThat(inquiry().run(Set.of("node-2"), Set.of("node-1"), TIME)).isEmpty();
    assertThat(inquiry().run(Set.of(), Set.of("node-1"), TIME)).isEmpty();
    assertThat(asked).isEmpty();
  }

  private void there(InspectionAnswer answer) {
    nodes.put(answer.node(), answer);
  }

  private Optional<InspectionAnswer> run() {
    return inquiry().run(nodes.keySet(), Set.of("node-0"), TIME);
  }

  private Inquiry inquiry() {
    return new Inquiry(
        (avoid, patience) -> {
          clock.tick(eachTakes);
          Optional<InspectionAnswer> answer =
              nodes.values().stream().filter(node -> !avoid.contains(node.node())).findFirst();
          answer.ifPresent(found -> asked.add(found.node()));
          return answer;
        },
        clock);
  }

  private static InspectionAnswer good(String node) {
    Inspection found =
        new Inspection(
            "Scene", List.of("Scene"), List.of(), 1, 10, 1, 24, 64, 36, "CYCLES", "3.4.1");
    return new Inspected(ID, node, found, List.of());
  }

  private static InspectionAnswer lacks(String node) {
    return new Unfit(ID, node, FailureReason.UNFIT_BLENDER, "denoise", "no denoiser");
  }

  private static InspectionAnswer unknown(String node, FailureReason reason) {
    return new NotInspected(ID, node, reason, "who knows");
  }
}
