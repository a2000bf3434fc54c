package farm.rendezvous.localfarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PortsTest {

  @Test
  void areDifferentAndFree() {
    List<Integer> ports = Ports.free(20, Set.of());

    assertThat(ports).hasSize(20).doesNotHaveDuplicates().allMatch(Ports::isFree);
  }

  @Test
  void areNotThosePromisedToOthers() {
    Set<Integer> promised = IntStream.range(20_000, 31_900).boxed().collect(Collectors.toSet());

    assertThat(Ports.free(20, promised)).hasSize(20).doesNotContainAnyElementsOf(promised);
  }

  @Test
  void oneThatIsListenedToIsNotFree() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
    }
  }

  @Test
  void waitsAMomentForAPortThatIsGivenBack() throws IOException {
    ServerSocket socket = new ServerSocket(0);
    CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(() -> close(socket));

    assertThat(Ports.isFreeSoon(socket.getLocalPort())).isTrue();
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
