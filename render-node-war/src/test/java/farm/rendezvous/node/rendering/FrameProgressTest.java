package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameProgressTest {

  @ParameterizedTest
  @CsvSource({
    "cycles-good, 1, 0.0 0.25 1.0",
    "cycles-tiles, 1, 0.0 0.004 0.25 0.254 0.5 0.504 0.75 0.754 1.0",
    "cycles-layers, 3, 0.0 0.005 0.333 0.339 0.667 0.672 1.0",
    "eevee, 1, 0.5 1.0",
    "eevee-layers, 3, 0.01 0.271 0.333 0.344 0.604 0.667 0.677 0.938 1.0",
    "cold-in-a-row, 1, 0.0 0.5 1.0",
  })
  void risesWithWhatBlenderPrints(String log, int layers, String values) throws IOException {
    FrameProgress progress = new FrameProgress(layers);
    assertThat(progress.value()).isNull();

    List<String> risen = new ArrayList<>();
    for (String line : firstFrame(log)) {
      progress.hear(line);
      Double value = progress.value();
      String rounded = value == null ? "" : "" + Math.round(value * 1000) / 1000.0;
      if (!rounded.isEmpty() && !risen.contains(rounded)) {
        risen.add(rounded);
      }
    }

    assertThat(String.join(" ", risen)).isEqualTo(values);
  }

  @Test
  void neitherWorkbenchNorFilesThatFailTellAnything() throws IOException {
    FrameProgress progress = new FrameProgress(1);
    BlenderLogs.all("workbench").forEach(progress::hear);
    BlenderLogs.all("missing-file").forEach(progress::hear);

    assertThat(progress.value()).isNull();
  }

  @Test
  void standsStillWhereThereAreMoreLayersThanWasSaid() throws IOException {
    FrameProgress progress = new FrameProgress(1);
    BlenderLogs.all("cycles-layers").forEach(progress::hear);

    assertThat(progress.value()).isEqualTo(1);
  }

  @Property(tries = 300)
  void isBetweenNothingAndAllAndNeverGoesBack(
      @ForAll List<@IntRange(max = 70) Integer> numbers,
      @ForAll @IntRange(max = 5) int layers,
      @ForAll String rest) {
    FrameProgress progress = new FrameProgress(layers);
    double before = 0;
    for (int number : numbers) {
      progress.hear(
          switch (number % 3) {
            case 0 ->
                "Fra:1 | Mem:0.1M, Peak:0.1M | S, L%d | Sample %d/64"
                    .formatted(number / 30, number);
            case 1 ->
                "Fra:1 | Peak:0.1M | S, L | Rendered %d/7 Tiles, Sample %d/0"
                    .formatted(number, number);
            default -> "Fra:1 | Rendering %d / 64 samples".formatted(number);
          });
      progress.hear(rest);
      double now = progress.value() == null ? -1 : progress.value();
      assertThat(now).isBetween(before, 1.0);
      before = now;
    }
  }

  private static List<String> firstFrame(String log) throws IOException {
    return BlenderLogs.all(log).stream()
        .takeWhile(line -> !line.startsWith("Saved: "))
        .filter(line -> !line.startsWith("@rendezvous"))
        .toList();
  }
}
