package farm.rendezvous.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A real connection that falls silent. */
final class WatchedStreamTest {

  @Test
  void silenceEndsAReadThatWouldWaitForEver() throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://localhost:" + server.getLocalPort());
      CompletableFuture<Socket> connection =
          CompletableFuture.supplyAsync(() -> sendsABeginning(server));
      InputStream body =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream())
              .body();
      FarmHttp farm = new FarmHttp(address, Duration.ofSeconds(1));

      try (InputStream watched = new WatchedStream(body, farm, Duration.ofMillis(200));
          Socket open = connection.join()) {
        assertThat(watched.readNBytes(3)).asString().isEqualTo("one");
        assertThatThrownBy(watched::read)
            .isInstanceOf(FarmNotReachable.class)
            .hasMessageContaining("nothing has come");
        assertThat(open.isClosed()).isFalse();
      }
    }
  }

  private static Socket sendsABeginning(ServerSocket server) {
    try {
      Socket socket = server.accept();
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\none".getBytes(StandardCharsets.UTF_8));
      return socket;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
