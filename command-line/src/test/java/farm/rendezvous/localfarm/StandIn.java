package farm.rendezvous.localfarm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that looks from outside like the broker, the orchestrator or a render node. Its
 * environment can ask for trouble: {@code BROKEN} names one that ends at once, {@code UNREADY} one
 * that never gets ready.
 */
final class StandIn {
  private static final Map<String, String> ENVIRONMENT = System.getenv();
  private static final Path STATE = Path.of(ENVIRONMENT.get("STATE_DIR"));

  private static final String JOB =
      "{\"id\":\"j1\",\"state\":\"completed\",\"frameCounts\":{\"total\":24,\"completed\":24}}";

  private StandIn() {}

  /** The scripts' argument says which. */
  public static void main(String... arguments) throws IOException {
    Files.writeString(STATE.resolve("environment"), new TreeMap<>(ENVIRONMENT).toString());
    if (STATE.endsWith(ENVIRONMENT.getOrDefault("BROKEN", "none"))) {
      throw new IllegalStateException("I am broken");
    }
    switch (arguments[0]) {
      case "broker" -> acceptConnections();
      case "render-node" -> {
        Process blender = new ProcessBuilder("tail", "-f", "/dev/null").start();
        Files.writeString(STATE.resolve("blender"), "" + blender.pid());
        serve();
      }
      default -> serve();
    }
  }

  private static void acceptConnections() throws IOException {
    int port = Integer.parseInt(ENVIRONMENT.get("BROKER_PORT"));
    try (ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      while (true) {
        socket.accept().close();
      }
    }
  }

  private static void serve() throws IOException {
    int port = Integer.parseInt(ENVIRONMENT.get("PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(ENVIRONMENT.get("HTTP_HOST"), port), 0);
    boolean ready = !STATE.endsWith(ENVIRONMENT.getOrDefault("UNREADY", "none"));
    server.createContext(
        "/health/ready",
        exchange -> {
          String checks =
              "{\"checks\":[{\"name\":\"blender\",\"status\":\"DOWN\",\"data\":{\"path\":\"/no\"}}]}";
          answer(exchange, ready ? 200 : 503, checks);
        });
    server.createContext("/api/v1/nodes", exchange -> answer(exchange, 200, nodes()));
    server.createContext("/api/v1/jobs", exchange -> answer(exchange, 200, JOB));
    server.start();
  }

  private static String nodes() throws IOException {
    try (Stream<Path> homes = Files.list(STATE.resolveSibling("nodes"))) {
      return homes
          .map(home -> "{\"name\":\"" + home.getFileName() + "\",\"state\":\"idle\"}")
          .collect(Collectors.joining(",", "{\"items\":[", "],\"next\":null}"));
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
