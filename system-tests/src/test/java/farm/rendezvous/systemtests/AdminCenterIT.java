package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.admincenter.AdminCenterPage;
import farm.rendezvous.admincenter.ServerView;
import farm.rendezvous.client.Job;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator looks at a farm in Liberty's admin center; the pictures are kept. */
class AdminCenterIT {

  private static final Path PICTURES = TestFarm.root().resolve("system-tests/target/admin-center");
  private static final Pattern PASSWORD =
      Pattern.compile("Admin center: user admin, password (\\S+), said this once");

  private static TestFarm farm;

  @BeforeAll
  static void start(@TempDir Path folder) {
    farm =
        TestFarm.start(
            TestFarm.options(folder).withNodes(1).withEnvironment(Map.of("ADMIN_CENTER", "on")));
  }

  @AfterAll
  static void stop() {
    farm.close();
  }

  @Test
  void showsTheOrchestratorItsApplicationAndItsFigures() {
    try (AdminCenterPage page = page("orchestrator", password("orchestrator"))) {
      assertThat(page.logIn()).isEmpty();

      assertThat(page.server()).isEqualTo(new ServerView("orchestrator", 2, 0));
      page.screenshot(PICTURES.resolve("orchestrator.png"));
      assertThat(page.stateOf("orchestrator")).isEqualTo("Running");
      page.screenshot(PICTURES.resolve("orchestrator-applications.png"));
      assertThat(page.serverChart("Used Heap Memory").text())
          .containsPattern("Used: [1-9][0-9.]* MB")
          .contains("Max: ");
      page.screenshot(PICTURES.resolve("orchestrator-monitor.png"));

      for (int i = 0; i < 10; i++) {
        assertThat(farm.fetch("/api/v1/jobs").statusCode()).isEqualTo(200);
      }
      assertThat(page.applicationChart("orchestrator", "Request Count").text())
          .contains("farm.rendezvous.orchestrator.http.FarmApi");
      page.screenshot(PICTURES.resolve("orchestrator-requests.png"));
    }
  }

  @Test
  void showsTheNodeItsApplicationAndItsFigures() {
    try (AdminCenterPage page = page("node-1", password("node-1"))) {
      assertThat(page.logIn()).isEmpty();

      assertThat(page.server()).isEqualTo(new ServerView("render-node", 2, 0));
      assertThat(page.stateOf("render-node")).isEqualTo("Running");
      assertThat(page.serverChart("Used Heap Memory").points()).isGreaterThan(1);
      page.screenshot(PICTURES.resolve("node-monitor.png"));
    }
  }

  @Test
  void letsNobodyInWithoutThePassword() {
    try (AdminCenterPage page = page("orchestrator", password("node-1"))) {
      assertThat(page.logIn()).hasValueSatisfying(it -> assertThat(it).contains("Login error"));
      page.screenshot(PICTURES.resolve("login-refused.png"));

      assertThat(page.status("/ibm/api/config")).isEqualTo(401);
      assertThat(page.status("/IBMJMXConnectorREST/mbeans")).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/adminCenter/", "/ibm/api/config", "/IBMJMXConnectorREST/mbeans"})
  void isThereOverHttpsOnly(String path) {
    HttpResponse<String> response = farm.fetch(path);

    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location").orElseThrow())
        .isEqualTo(farm.adminCenter("orchestrator").resolve(path).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/metrics", "/openapi", "/api/v1/jobs", "/api/v1/nodes"})
  void leavesTheFarmsOwnInterfaceOpen(String path) {
    assertThat(farm.fetch(path).statusCode()).isEqualTo(200);
  }

  @Test
  void saysThePasswordOnceAndNowhereElse() {
    String password = password("node-1");

    farm.restart("node-1");

    assertThat(password("node-1")).isEqualTo(password);
    assertThat(farm.process("node-1").info().commandLine().orElseThrow())
        .doesNotContain(password)
        .contains("render-node");
    Job job = farm.submit(Jobs.ofSomeSeconds("1-5"));
    ProcessHandle blender =
        farm.await("A Blender", () -> farm.children("node-1").findAny(), it -> it.isPresent())
            .orElseThrow();
    assertThat(Path.of("/proc/" + blender.pid() + "/environ"))
        .content()
        .contains("TMPDIR=")
        .doesNotContain(password, "KEYSTORE_PASSWORD");
    farm.awaitEnd(job);
  }

  private static AdminCenterPage page(String process, String password) {
    return new AdminCenterPage(farm.adminCenter(process), "admin", password);
  }

  /** What the console says; fails if it says it twice. */
  private static String password(String process) {
    List<String> said =
        PASSWORD.matcher(farm.log(process)).results().map(found -> found.group(1)).toList();
    assertThat(said).as(process).hasSize(1);
    return said.get(0);
  }
}
