package farm.rendezvous.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlenderSettingsTest {

  @Test
  void readsWhatIsSet() {
    BlenderSettings settings =
        new BlenderSettings("blender", 3, 2, 4, "/c", "Cold", "PT90S", "PT2M", 512, "/s");

    assertThat(settings.path()).isEqualTo("blender");
    assertThat(settings.threads()).isEqualTo(3);
    assertThat(settings.mode()).isEqualTo(BlenderMode.COLD);
    assertThat(settings.idle()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.stall()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.memoryMiB()).isEqualTo(512);
    assertThat(settings.scratch()).isEqualTo(Path.of("/s/blender"));
  }

  @Test
  void makesAPathAbsoluteButNotANameOnThePath() {
    assertThat(settings("./blender", 0, "warm", "PT5M").path())
        .isEqualTo(Path.of("blender").toAbsolutePath().toString());
    assertThat(settings("blender", 0, "warm", "PT5M").path()).isEqualTo("blender");
  }

  @ParameterizedTest
  @CsvSource({"8,1,8", "8,2,4", "8,3,3", "2,3,1", "1,1,1", "64,5,13", "4096,1,1024"})
  void givesEachBlenderItsShareOfTheCores(int cores, int blenders, int threads) {
    assertThat(BlenderSettings.share(cores, blenders)).isEqualTo(threads);
  }

  @Test
  void takesOnlyTheCoresThatJavaMayUse() {
    int cores = Runtime.getRuntime().availableProcessors();

    assertThat(settings("blender", 0, "warm", "PT5M").threads()).isEqualTo(cores);
    assertThat(
            new BlenderSettings("b", 0, cores, 2, "/c", "warm", "PT5M", "PT10M", 0, "/s").threads())
        .isOne();
  }

  @Test
  void sharesCoresUnlessItIsToldWhatABlenderTakes() {
    assertThat(settings("b", 0, "warm", "PT5M").coresFolder()).contains(Path.of("/c"));
    assertThat(settings("b", 2, "warm", "PT5M").coresFolder()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1025})
  void refusesThreads(int threads) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("blender", threads, "warm", "PT5M"))
        .withMessage("BLENDER_THREADS is " + threads + ": 0 to 1024");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "PT-5M", "five minutes"})
  void refusesATimeThatIsNone(String idle) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("blender", 0, "warm", idle))
        .withMessage("BLENDER_IDLE is '%s': a time such as PT5M, or PT0S for never", idle);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("blender", 0, "tepid", "PT5M"))
        .withMessage("BLENDER_MODE is 'tepid': warm or cold");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new BlenderSettings("b", 0, 1, 1, "/c", "warm", "PT5M", "PT10M", -1, "/s"))
        .withMessage("BLENDER_MEMORY_MIB is -1: 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BlenderSettings("b", 0, 1, 0, "/c", "warm", "PT5M", "PT10M", 0, "/s"))
        .withMessage("NODES_ON_MACHINE is 0: 1 or more");
  }

  private static BlenderSettings settings(String path, int threads, String mode, String idle) {
    return new BlenderSettings(path, threads, 1, 1, "/c", mode, idle, "PT10M", 0, "/s");
  }
}
