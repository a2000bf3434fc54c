package farm.rendezvous.orchestrator.jobs.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobDefaultsTest {

  @Test
  void takesTheFileAsTheTutorialGivesItOrBelowTheFolder() {
    assertThat(new JobDefaults(5, "/blend/files", "/blend/files/a/demo.blend").file())
        .isEqualTo("a/demo.blend");
    assertThat(new JobDefaults(5, "/blend/files", "demo.blend").file()).isEqualTo("demo.blend");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 10_001})
  void refusesABatchSizeThatMakesNoSense(int batchSize) {
    assertThatThrownBy(() -> new JobDefaults(batchSize, "/blend/files", "demo.blend"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BATCH_SIZE is " + batchSize + ": 1 to 10000");
  }
}
