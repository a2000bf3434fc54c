package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.node.rendering.WorkerEvent.Finished;
import farm.rendezvous.node.rendering.WorkerEvent.Ready;
import farm.rendezvous.node.rendering.WorkerEvent.Started;
import farm.rendezvous.node.rendering.WorkerEvent.Unfit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColdOutputTest {

  private static final String PLACE = "/farm/output/job/.attempts/a1/frame_000";

  private final ColdOutput output =
      new ColdOutput(
          new BlenderOutput("@rendezvous"),
          IntStream.rangeClosed(1, 6)
              .boxed()
              .collect(Collectors.toMap(frame -> PLACE + frame + ".png", frame -> frame)));

  @ParameterizedTest
  @CsvSource({
    "cold-in-a-row, Ready Started2 Finished2 Started3 Finished3 Started4 Finished4",
    "cold-by-number, Ready Started1 Finished1 Started5 Finished5",
    "cold-poisoned, Ready Started2 Finished2 Started3",
    "cold-no-camera, Unfit",
  })
  void findsTheFrames(String log, String events) throws IOException {
    String found =
        BlenderLogs.all(log).stream()
            .flatMap(line -> output.event(line).stream())
            .map(ColdOutputTest::word)
            .collect(Collectors.joining(" "));

    assertThat(found).isEqualTo(events);
  }

  @Test
  void tellsTheSizeThatTheScriptHasTold() throws IOException {
    List<Finished> finished =
        BlenderLogs.all("cold-by-number").stream()
            .flatMap(line -> output.event(line).stream())
            .filter(Finished.class::isInstance)
            .map(Finished.class::cast)
            .toList();

    assertThat(finished).extracting(Finished::width).containsExactly(64, 64);
    assertThat(finished).allMatch(event -> event.seconds() >= 0 && event.nodeFiles().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Saved: '/farm/output/job/.attempts/a1/frame_0002.png'",
        "00:00.327  render           | Saved: '/farm/output/job/.attempts/a1/frame_0002.png'"
      })
  void knowsBothFormsOfSaved(String line) throws IOException {
    becomeReady(output);
    assertThat(output.event(line))
        .hasValueSatisfying(event -> assertThat(word(event)).isEqualTo("Finished2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Saved: '/somewhere/else/frame_0002.png'",
        "Saved: '/farm/output/job/.attempts/a1/frame_0099.png'",
        "Saved: /farm/output/job/.attempts/a1/frame_0002.png",
        "Info: Saved: '/farm/output/job/.attempts/a1/frame_0002.png'",
        "Fra:99 Mem:9.05M (Peak 9.12M) | Time:00:00.00",
        "Fra:2147483648 Mem:1",
        "Read blend: Fra:1 .blend",
        " Time: 00:00.57 (Saving: 00:00.38)"
      })
  void takesNothingElseForAFrame(String line) {
    assertThat(output.event(line)).isEmpty();
  }

  @Test
  void readsAPathWithQuotes() throws IOException {
    ColdOutput quoted =
        new ColdOutput(new BlenderOutput("@rendezvous"), Map.of("/o/it's 'x'/frame_0001.png", 1));

    becomeReady(quoted);

    assertThat(quoted.event("Saved: '/o/it's 'x'/frame_0001.png'")).isPresent();
  }

  private static void becomeReady(ColdOutput output) throws IOException {
    for (String line : BlenderLogs.all("cold-in-a-row").subList(0, 4)) {
      var unused = output.event(line);
    }
  }

  private static String word(WorkerEvent event) {
    String name = event.getClass().getSimpleName();
    if (event instanceof Started started) {
      return name + started.frame();
    } else if (event instanceof Finished finished) {
      return name + finished.frame();
    }
    assertThat(event).isInstanceOfAny(Ready.class, Unfit.class);
    return name;
  }
}
