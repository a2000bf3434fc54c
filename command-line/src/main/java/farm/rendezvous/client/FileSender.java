package farm.rendezvous.client;

import farm.rendezvous.await.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends files by their SHA-256, and goes on where a connection broke.
 *
 * @param http of the farm
 */
record FileSender(FarmHttp http) {

  /** A farm may take half a minute to notice that an earlier sender is gone. */
  private static final int TRIES = 60;

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;
  private static final long SLOWEST_BYTES_A_SECOND = 100_000;

  boolean has(String sha256) {
    return head(sha256).statusCode() == OK;
  }

  private HttpResponse<String> head(String sha256) {
    HttpResponse<String> response =
        http.exchange(http.request(path(sha256)).method("HEAD", BodyPublishers.noBody()).build());
    if (response.statusCode() != OK && response.statusCode() != NOT_FOUND) {
      throw http.refused(response);
    }
    return response;
  }

  void send(String sha256, Path file) {
    IOException broken = new IOException("the farm is busy with this very file");
    for (int tries = 0; tries < TRIES; tries++) {
      HttpResponse<String> there = head(sha256);
      if (there.statusCode() == OK) {
        return;
      }
      try {
        long offset = there.headers().firstValueAsLong("Upload-Offset").orElse(0);
        HttpResponse<String> answer = http.exchangeOnce(put(sha256, file, offset));
        if (answer.statusCode() / 100 == 2) {
          return;
        } else if (answer.statusCode() != CONFLICT) {
          throw http.refused(answer);
        }
      } catch (IOException e) {
        broken = e;
      }
      awaitQuiet(sha256);
    }
    throw http.gone(broken);
  }

  /** Waits until nobody is sending it any more. */
  private void awaitQuiet(String sha256) {
    AtomicLong before = new AtomicLong(-1);
    var unused =
        Await.every(LOOK)
            .until(
                "A farm that gets no more of the file",
                PATIENCE,
                () -> head(sha256).headers().firstValueAsLong("Upload-Offset").orElse(0),
                now -> before.getAndSet(now) == now);
  }

  private HttpRequest put(String sha256, Path file, long offset) throws IOException {
    long size = Files.size(file);
    HttpRequest.Builder request =
        http.request(path(sha256))
            .timeout(Duration.ofMinutes(10).plusSeconds(size / SLOWEST_BYTES_A_SECOND))
            .header("Content-Type", "application/octet-stream")
            .PUT(rest(file, offset, size));
    return (offset == 0
            ? request
            : request.header("Content-Range", "bytes %d-%d/%d".formatted(offset, size - 1, size)))
        .build();
  }

  private static BodyPublisher rest(Path file, long offset, long size) throws IOException {
    return offset == 0
        ? BodyPublishers.ofFile(file)
        : BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(() -> open(file, offset)), size - offset);
  }

  private static InputStream open(Path file, long offset) {
    try {
      InputStream in = Files.newInputStream(file);
      in.skipNBytes(offset);
      return in;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(String sha256) {
    return "/api/v1/files/" + sha256;
  }
}
