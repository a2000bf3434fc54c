package farm.rendezvous.localfarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FarmPlanTest {
  private final FarmOptions options = FarmOptions.of(Path.of("/farm")).withPort(0);

  @Test
  void aNewFarmHasTheDefaults() {
    FarmRecord farm = new FarmPlan(options).after(Optional.empty());

    assertThat(farm.nodes()).extracting(Member::name).containsExactly("node-1", "node-2", "node-3");
    assertThat(farm.host()).isEqualTo("127.0.0.1");
    assertThat(farm.blend()).isEqualTo("/farm/blend/files");
    assertThat(farm.output()).isEqualTo("/farm/output");
    assertThat(farm.members()).extracting(Member::port).doesNotHaveDuplicates();
  }

  @Test
  void whatIsNotSaidStaysAsItWas() {
    FarmRecord before =
        new FarmPlan(options.withNodes(2).withOutput(Path.of("/frames"))).after(Optional.empty());

    FarmRecord after = new FarmPlan(FarmOptions.of(Path.of("/farm"))).after(Optional.of(before));

    assertThat(after).isEqualTo(before);
  }

  @Test
  void fewerNodesThanBeforeTakesNoneAway() {
    FarmRecord before = new FarmPlan(options.withNodes(2)).after(Optional.empty());

    assertThat(new FarmPlan(options.withNodes(1)).after(Optional.of(before))).isEqualTo(before);
  }

  @Test
  void aFarmThatIsDownMayMove() {
    FarmRecord before = new FarmPlan(options).after(Optional.empty());

    FarmRecord after =
        new FarmPlan(options.withBlend(Path.of("/other"))).after(Optional.of(before));

    assertThat(after.blend()).isEqualTo("/other");
    assertThat(after.members()).isEqualTo(before.members());
  }

  @Test
  void aFarmThatRunsMayNotMove() {
    FarmRecord planned = new FarmPlan(options).after(Optional.empty());
    FarmRecord running =
        planned.with(planned.broker().running(ProcessIdentity.of(ProcessHandle.current().pid())));

    assertThatThrownBy(
            () -> new FarmPlan(options.withBlend(Path.of("/other"))).after(Optional.of(running)))
        .isInstanceOf(FarmTrouble.class)
        .hasMessageContaining("Take it down before you change that");
  }

  @Test
  void withAnAdminCenterEachServerHasAPortForItToo() {
    FarmRecord before = new FarmPlan(options.withNodes(1)).after(Optional.empty());

    FarmRecord on = new FarmPlan(withAdminCenter(options, "on")).after(Optional.of(before));
    FarmRecord off = new FarmPlan(withAdminCenter(options, "off")).after(Optional.of(on));

    assertThat(before.adminCenter(before.orchestrator())).isNull();
    assertThat(on.ports()).hasSize(5).containsAll(before.ports());
    assertThat(on.adminCenter(on.orchestrator()))
        .hasToString("https://localhost:%d/adminCenter/".formatted(on.orchestrator().httpsPort()));
    assertThat(new FarmPlan(withAdminCenter(options, "on")).after(Optional.of(on))).isEqualTo(on);
    assertThat(off).isEqualTo(before);
  }

  @Test
  void aServerThatRunsKeepsItsAdminCenter() {
    FarmRecord planned =
        new FarmPlan(withAdminCenter(options, "on").withNodes(1)).after(Optional.empty());
    ProcessIdentity me = ProcessIdentity.of(ProcessHandle.current().pid());
    FarmRecord running = planned.with(planned.orchestrator().running(me));

    FarmRecord after = new FarmPlan(withAdminCenter(options, "off")).after(Optional.of(running));

    assertThat(after.orchestrator()).isEqualTo(running.orchestrator());
    assertThat(after.member("node-1").httpsPort()).isNull();
  }

  @Test
  void anAdminCenterIsOnOrOff() {
    assertThatThrownBy(() -> new FarmPlan(withAdminCenter(options, "yes")).after(Optional.empty()))
        .isInstanceOf(FarmTrouble.class)
        .hasMessage("ADMIN_CENTER is on or off, not 'yes'");
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      int port = other.getLocalPort();
      FarmRecord before = new FarmPlan(options.withNodes(1)).after(Optional.empty());
      FarmRecord clash = before.with(Member.node(1, port));
      FarmOptions unchanged = FarmOptions.of(Path.of("/farm"));

      assertThatThrownBy(() -> new FarmPlan(unchanged).after(Optional.of(clash)))
          .isInstanceOf(FarmTrouble.class)
          .hasMessageContaining("Port " + port + ", meant for the node-1, is taken")
          .hasMessageContaining("--port 0");
      assertThat(new FarmPlan(options).after(Optional.of(clash)).member("node-1").port())
          .isNotEqualTo(port);
    }
  }

  private static FarmOptions withAdminCenter(FarmOptions options, String value) {
    return options.withEnvironment(Map.of("ADMIN_CENTER", value));
  }
}
