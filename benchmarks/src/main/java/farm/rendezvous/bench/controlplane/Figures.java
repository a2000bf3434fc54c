package farm.rendezvous.bench.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

/** What the orchestrator tells of itself in its metrics. */
final class Figures {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI orchestrator;

  Figures(URI orchestrator) {
    this.orchestrator = orchestrator;
  }

  /** Frames completed since its start; a counter in memory, so asking costs it little. */
  long framesCompleted() {
    return value("rendezvous_frame", "rendezvous_frame_seconds_count");
  }

  /** Batches in the broker's queue or with a node; what only waits to be offered is not. */
  long batchesOnTheirWay() {
    return value(
        "rendezvous_batches",
        line -> line.contains("state=\"offered\"") || line.contains("state=\"claimed\""));
  }

  /** Attempts that fell silent. */
  long attemptsLost() {
    return value("rendezvous_attempts_lost", "rendezvous_attempts_lost_total");
  }

  /** Reports of attempts that no longer held their frame. */
  long reportsStale() {
    return value("rendezvous_reports_stale", "rendezvous_reports_stale_total");
  }

  private long value(String name, String line) {
    return value(name, text -> text.startsWith(line));
  }

  /** The sum of some of its lines; a figure that has not been counted yet has none, and is 0. */
  private long value(String name, Predicate<String> wanted) {
    return get("/metrics?scope=application&name=" + name)
        .lines()
        .filter(text -> !text.startsWith("#") && wanted.test(text))
        .mapToDouble(text -> Double.parseDouble(text.substring(text.lastIndexOf(' ') + 1)))
        .mapToLong(Math::round)
        .sum();
  }

  private String get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(orchestrator.resolve(path)).timeout(TIMEOUT).build();
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
