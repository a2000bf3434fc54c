package farm.rendezvous.localfarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PortsTest {

  @Test
  void areDifferentAndFree() {
    List<Integer> ports = Ports.free(20);

    assertThat(ports).hasSize(20).doesNotHaveDuplicates().allMatch(Ports::isFree);
  }

  @Test
  void oneThatIsListenedToIsNotFree() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
    }
  }
}
