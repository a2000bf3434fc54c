package farm.rendezvous.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

  @Test
  void aProgramGetsThePathAndNoPassword() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "PATH", "/usr/bin",
                "ADMIN_PASSWORD", "a",
                "KEYSTORE_PASSWORD", "b",
                "WEBHOOK_SECRET", "c"));

    Secrets.removeFrom(environment);

    assertThat(environment).containsOnlyKeys("PATH");
  }
}
