package farm.rendezvous.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * A real HTTP server that gives prepared answers: of several for one call each in turn, the last
 * one again and again.
 */
public final class StubFarm implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final LinkedBlockingDeque<Call> calls = new LinkedBlockingDeque<>();

  /** An answer; one that is cut ends before all that was promised has been sent. */
  private record Answer(int status, ByteBuffer body, boolean isCut) {}

  /** What was asked, as {@code GET /path?query}. */
  public record Call(String line, String body, String idempotencyKey) {}

  /** Starts one at a port that is free. */
  public StubFarm() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  public FarmClient client() {
    return new FarmClient(url());
  }

  public Call lastCall() {
    return calls.getLast();
  }

  /** Prepares one more answer for the call. */
  public StubFarm answers(String call, int status, String body) {
    return answers(call, status, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Prepares one more answer for the call. */
  public StubFarm answers(String call, int status, byte[] body) {
    return answers(call, new Answer(status, ByteBuffer.wrap(body), false));
  }

  /** Prepares an answer whose connection breaks after this. */
  public StubFarm breaksOff(String call, byte[] body) {
    return answers(call, new Answer(200, ByteBuffer.wrap(body), true));
  }

  private synchronized StubFarm answers(String call, Answer answer) {
    answers.computeIfAbsent(call, any -> new ArrayDeque<>()).add(answer);
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    calls.add(new Call(line, body, String.valueOf(key)));
    Answer answer = next(line);
    byte[] bytes = answer.body().array();
    exchange.sendResponseHeaders(answer.status(), bytes.length + (answer.isCut() ? 1 : 0));
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Answer next(String line) {
    Deque<Answer> prepared = answers.get(line);
    if (prepared == null) {
      return new Answer(
          404,
          ByteBuffer.wrap("<html>Context Root Not Found</html>".getBytes(StandardCharsets.UTF_8)),
          false);
    }
    return prepared.size() > 1 ? prepared.removeFirst() : prepared.getFirst();
  }

  /** A job as the farm would tell of it. */
  public static String job(String state, int completed, int failed) {
    return """
        {"id":"j1","name":"shot","file":"demo.blend","frames":"1-4","state":"%s","progress":0.5,
         "frameCounts":{"total":4,"queued":%d,"active":0,"completed":%d,"failed":%d,"canceled":0},
         "problem":%s,"aFieldOfTomorrow":true}"""
        .formatted(
            state,
            4 - completed - failed,
            completed,
            failed,
            state.equals("failed") ? "\"The scene has no camera.\"" : "null");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
