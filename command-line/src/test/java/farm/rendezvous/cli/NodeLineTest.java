package farm.rendezvous.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeLineTest {

  @Test
  void tellsTheFrameAndHowFarItIs() {
    assertThat(NodeLine.work(node(7, 0.256))).isEqualTo("frame 7 of 0df378ff (26 %)");
    assertThat(NodeLine.work(node(7, null))).isEqualTo("frame 7 of 0df378ff");
    assertThat(NodeLine.work(node(null, null))).isEqualTo("between frames of 0df378ff");
  }

  private static Node node(@Nullable Integer frame, @Nullable Double progress) {
    Node.Work work =
        new Node.Work("0df378ff-a5af-494e-a9f0-7a96362e3923", "b", "a", frame, progress);
    return new Node("node-1", "rendering", 1, "3.4.1", 2, 100, null, List.of(work), Map.of());
  }
}
