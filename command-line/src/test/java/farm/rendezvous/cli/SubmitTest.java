package farm.rendezvous.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.StubFarm;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubmitTest {
  private static final String SUBMIT = "POST /api/v1/jobs";

  @TempDir private Path root = Path.of("");
  private final StubFarm farm = new StubFarm();

  @AfterEach
  void end() {
    farm.close();
  }

  @Test
  void printsTheIdAlone() {
    farm.answers(SUBMIT, 201, StubFarm.job("queued", 0, 0));
    Terminal terminal = new Terminal(root, false);

    assertThat(terminal.run("submit", "a.blend", "1-4", "--url", url())).isZero();
    assertThat(terminal.said().strip()).isEqualTo("j1");
  }

  @Test
  void leavesTheFramesToTheFileAndSaysWhatWasNoticed() {
    farm.answers(
        SUBMIT,
        201,
        StubFarm.job("queued", 0, 0)
            .replaceFirst("\\{", "{\"warnings\":[\"Image 'wood' is missing its file.\"],"));
    Terminal terminal = new Terminal(root, false);

    assertThat(terminal.run("submit", "a.blend", "--url", url())).isZero();
    assertThat(farm.lastCall().body()).doesNotContain("frames");
    assertThat(terminal.said().strip()).isEqualTo("j1");
    assertThat(terminal.complained()).contains("Warning: Image 'wood' is missing its file.");
  }

  @Test
  void printsTheJobAsJson() {
    farm.answers(SUBMIT, 201, StubFarm.job("queued", 0, 0));
    Terminal terminal = new Terminal(root, false);

    terminal.run("submit", "a.blend", "1-4", "--json", "--url", url());

    assertThat(terminal.said())
        .startsWith("{\"id\":\"j1\"")
        .contains("\"aFieldOfTomorrow\":true")
        .doesNotContain("others", "isFinal", "final");
  }

  @Test
  void sendsEveryOption() {
    farm.answers(SUBMIT, 201, StubFarm.job("queued", 0, 0));

    new Terminal(root, false)
        .run(
            ("submit a.blend -5--1 --name N --batch-size 2 --engine file --format JPEG --scene S"
                    + " --camera C --samples 3 --resolution 50 --no-denoise --priority 60"
                    + " --max-attempts 4 --frame-timeout 1h30m --webhook http://h/1 --requires gpu,big"
                    + " --start-after 2026-12-24T18:00:00Z --depends-on j1 --preview --hold --url "
                    + url())
                .split(" ", -1));

    assertThat(farm.lastCall().body())
        .isEqualTo(
            "{\"name\":\"N\",\"file\":\"a.blend\",\"frames\":\"-5--1\",\"batchSize\":2,"
                + "\"engine\":\"file\",\"format\":\"JPEG\",\"scene\":\"S\",\"camera\":\"C\","
                + "\"samples\":3,\"resolutionPercent\":50,\"denoise\":false,\"priority\":60,"
                + "\"maxAttempts\":4,\"frameTimeout\":\"PT1H30M\",\"webhook\":\"http://h/1\",\"requires\":[\"gpu\",\"big\"],"
                + "\"startAfter\":\"2026-12-24T18:00:00Z\",\"dependsOn\":\"j1\","
                + "\"renderOrder\":\"preview\",\"holdAfterPreview\":true}");
  }

  @Test
  void denoiseIsLeftToTheFileUnlessSaid() {
    farm.answers(SUBMIT, 201, StubFarm.job("queued", 0, 0));

    new Terminal(root, false).run("submit", "a.blend", "1", "--denoise", "--url", url());
    assertThat(farm.lastCall().body()).contains("\"denoise\":true");
    new Terminal(root, false).run("submit", "a.blend", "1", "--url", url());
    assertThat(farm.lastCall().body()).doesNotContain("denoise");
  }

  @Test
  void putsARefusalIntoWords() {
    farm.answers(
        SUBMIT,
        400,
        "{\"title\":\"Bad\",\"detail\":\"The job is not possible.\",\"errors\":"
            + "[{\"field\":\"frames\",\"detail\":\"5-1 goes backwards\"}]}");
    Terminal terminal = new Terminal(root, false);

    assertThat(terminal.run("submit", "a.blend", "5-1", "--url", url())).isEqualTo(2);
    assertThat(terminal.complained())
        .contains("The farm refused: The job is not possible.", "  frames: 5-1 goes backwards");
    assertThat(terminal.said()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "submit",
    "submit a.blend 1-4 --priority high",
    "submit a.blend --nonsense",
    "submit a.blend 1-4 --nonsense",
    "submit a.blend 1-4 --url nowhere",
    "watch",
    "up --nodes 0",
    "up --port 70000",
    "nonsense",
    "''"
  })
  void wrongCallsAreSaidToBe(String line) {
    Terminal terminal = new Terminal(root, false);

    assertThat(terminal.run(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(2);
    assertThat(terminal.complained()).isNotBlank();
  }

  @Test
  void nobodyThereIsExitCode3() {
    farm.close();

    assertThat(new Terminal(root, false).run("jobs", "--url", url())).isEqualTo(3);
  }

  private String url() {
    return farm.url().toString();
  }
}
