package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that runs a server says what is wrong with its variables, and runs none. */
class ServerScriptIT {

  @TempDir Path state;

  @Test
  void refusesAnAdminCenterThatIsNeitherOnNorOff() throws Exception {
    assertThat(refusal(Map.of("ADMIN_CENTER", "yes")))
        .isEqualTo("liberty/run: ADMIN_CENTER is on or off, not 'yes'");
  }

  @Test
  void refusesAPasswordThatIsTooShort() throws Exception {
    assertThat(refusal(Map.of("ADMIN_CENTER", "on", "ADMIN_PASSWORD", "Käse-12")))
        .isEqualTo("liberty/run: ADMIN_PASSWORD has 7 characters; it needs 8 or more");
  }

  private String refusal(Map<String, String> variables) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(TestFarm.root().resolve("liberty/run").toString(), "orchestrator")
            .redirectErrorStream(true);
    builder.environment().put("STATE_DIR", state.toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(2);
    return said.strip();
  }
}
