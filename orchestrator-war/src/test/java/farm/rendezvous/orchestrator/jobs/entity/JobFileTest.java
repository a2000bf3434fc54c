package farm.rendezvous.orchestrator.jobs.entity;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.FileVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobFileTest {

  private final JobFile file = new JobFile(false);

  @Test
  void collectsWarningsWithoutRepetition() {
    file.warn(List.of("texture a.png is missing", "drivers are off"));
    file.warn(List.of("drivers are off", "library b.blend is missing\ndrivers are off"));

    assertThat(file.warnings())
        .containsExactly(
            "texture a.png is missing", "drivers are off", "library b.blend is missing");
  }

  @Test
  void hasNoWarningsOfNothing() {
    file.warn(List.of());
    file.warn(List.of("", " ", "\n"));

    assertThat(file.warnings()).isEmpty();
  }

  @Test
  void isOfWhateverVersionThereIsUntilOneIsSet() {
    assertThat(file.version()).isNull();

    file.setVersion(new FileVersion(123, 456));
    assertThat(file.version()).isEqualTo(new FileVersion(123, 456));

    file.setVersion(null);
    assertThat(file.version()).isNull();
  }
}
