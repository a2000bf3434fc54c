package farm.rendezvous.bench.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FrameCostsTest {

  /** Blender 3.4.1, Cycles. */
  private static final List<TimedLine> OUTPUT =
      List.of(
          new TimedLine(0.2, "Blender 3.4.1"),
          new TimedLine(0.8, "Read blend: /tmp/uniform.blend"),
          new TimedLine(
              1.0, "Fra:1 Mem:22.24M (Peak 23.16M) | Time:00:00.12 | Mem:0.00M | Sample 0/8"),
          new TimedLine(
              1.4, "Fra:1 Mem:22.24M (Peak 23.16M) | Time:00:00.52 | Mem:0.00M | Sample 8/8"),
          new TimedLine(1.45, "Saved: '/tmp/frame_0001.png'"),
          new TimedLine(1.5, " Time: 00:00.62 (Saving: 00:00.05)"),
          new TimedLine(1.5, ""),
          new TimedLine(
              1.7, "Fra:2 Mem:22.24M (Peak 23.16M) | Time:00:00.12 | Mem:0.00M | Sample 0/8"),
          new TimedLine(2.2, "Saved: '/tmp/frame_0002.png'"),
          new TimedLine(2.25, " Time: 00:00.75 (Saving: 00:00.05)"),
          new TimedLine(2.4, "Blender quit"));

  @Test
  void aFrameCostsTheTimeFromTheEndOfTheOneBefore() {
    FrameCosts costs = FrameCosts.parse(OUTPUT);

    assertThat(costs.start()).isEqualTo(1.0);
    assertThat(costs.frames()).containsOnlyKeys(1, 2);
    assertThat(costs.frames().get(1)).isCloseTo(0.5, within(1e-9));
    assertThat(costs.frames().get(2)).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void startAndFramesReachFromTheStartToTheLastFrameInPlace() {
    assertThat(FrameCosts.parse(OUTPUT).total()).isCloseTo(2.25, within(1e-9));
  }

  @Test
  void ofTwoMeasurementsTheLessDisturbedCounts() {
    FrameCosts once = new FrameCosts(1.0, new TreeMap<>(Map.of(1, 0.5, 2, 0.9)));
    FrameCosts again = new FrameCosts(1.2, new TreeMap<>(Map.of(1, 0.6, 2, 0.7)));

    assertThat(once.least(again))
        .isEqualTo(new FrameCosts(1.0, new TreeMap<>(Map.of(1, 0.5, 2, 0.7))));
  }

  @Test
  void theLinesOfBlender5BeginWithATimeAndASubsystem() {
    FrameCosts costs =
        FrameCosts.parse(
            List.of(
                new TimedLine(1.0, "00:00.327  render           | Fra:-3 | Sample 0/8"),
                new TimedLine(1.5, "00:00.900  render           | Saved: '/tmp/f_-003.png'"),
                new TimedLine(
                    1.5, "00:00.901  render           | Time: 00:00.57 (Saving: 00:00.02)")));

    assertThat(costs.frames()).containsOnlyKeys(-3);
  }

  @Test
  void outputWithoutAFrameIsNoRendering() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrameCosts.parse(List.of(new TimedLine(0.5, "Error: no camera"))))
        .withMessageContaining("no camera");
  }
}
