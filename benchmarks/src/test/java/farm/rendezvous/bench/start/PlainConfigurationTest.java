package farm.rendezvous.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainConfigurationTest {

  @Test
  void itHasTheFeaturesOfTheOrchestratorAndNoApplication(@TempDir Path folder) throws IOException {
    PlainConfiguration plain =
        PlainConfiguration.of(Path.of("../liberty/servers/orchestrator/server.xml"));
    plain.write(folder.resolve("server.xml"));

    assertThat(plain.features()).contains("cdi-4.1", "mdb-4.0", "persistence-3.2");
    assertThat(PlainConfiguration.of(folder.resolve("server.xml"))).isEqualTo(plain);
    assertThat(plain.xml()).doesNotContain("webApplication");
  }
}
