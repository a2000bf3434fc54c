package farm.rendezvous.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Someone who is told by webhooks. It refuses what comes to {@code /later} twice before it takes
 * it, and sends what comes to {@code /moved} elsewhere.
 */
final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final ConcurrentHashMap<String, AtomicInteger> tries = new ConcurrentHashMap<>();

  /** One delivery, or one try of it. */
  record Told(String path, String id, String event, String signature, String body) {

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean isSignedWith(String secret) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] right = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        return signature.equals("sha256=" + HexFormat.of().formatHex(right));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::take);
    server.start();
  }

  String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  /** What came to a path, in its order. */
  List<Told> told(String path) {
    return told.stream().filter(one -> one.path().equals(path)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    told.add(
        new Told(
            path,
            header(exchange, "Rendezvous-Delivery"),
            header(exchange, "Rendezvous-Event"),
            header(exchange, "Rendezvous-Signature"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    int count = tries.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet();
    exchange.getResponseHeaders().set("Location", url("/elsewhere"));
    exchange.sendResponseHeaders(status(path, count), -1);
    exchange.close();
  }

  private static int status(String path, int count) {
    return switch (path) {
      case "/later" -> count <= 2 ? 500 : 204;
      case "/moved" -> 307;
      case "/gone" -> 410;
      default -> 200;
    };
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
