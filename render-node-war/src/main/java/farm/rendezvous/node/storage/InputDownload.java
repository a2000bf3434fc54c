package farm.rendezvous.node.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Fetches one input into the cache, going on where it broke off. */
final class InputDownload {

  private static final System.Logger LOG = System.getLogger(InputDownload.class.getName());

  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int PRECONDITION_FAILED = 412;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** So often what has come may have another hash. */
  private static final int TRIES = 5;

  private final OrchestratorHttp http;
  private final InputCache cache;
  private final UUID job;
  private final InputManifest.Input input;
  private final BooleanSupplier wanted;

  InputDownload(
      OrchestratorHttp http,
      InputCache cache,
      UUID job,
      InputManifest.Input input,
      BooleanSupplier wanted) {
    this.http = http;
    this.cache = cache;
    this.job = job;
    this.input = input;
    this.wanted = wanted;
  }

  /**
   * Fetches it.
   *
   * @return false if it has changed meanwhile
   * @throws IOException if it breaks off at the same place again and again
   * @throws InterruptedException if nobody wants it any more
   */
  boolean run() throws IOException, InterruptedException {
    int stuck = 0;
    for (int tries = 0; tries < TRIES; ) {
      long there = size(cache.part(input.sha256()));
      HttpResponse<InputStream> response =
          http.send(request(there), HttpResponse.BodyHandlers.ofInputStream(), wanted);
      try (InputStream body = response.body()) {
        switch (response.statusCode()) {
          case PRECONDITION_FAILED -> {
            return false;
          }
          case OK, PARTIAL -> {
            if (!append(body, response.statusCode() == PARTIAL)) {
              OrchestratorHttp.check(wanted);
              stuck = size(cache.part(input.sha256())) > there ? 0 : stuck + 1;
              if (stuck >= http.patience().failures()) {
                throw new IOException(
                    "%s breaks off after %d bytes again and again".formatted(input.name(), there));
              }
              http.pause();
              continue; // it broke off, and goes on from there
            }
          }
          case RANGE_NOT_SATISFIABLE -> LOG.log(Level.DEBUG, "all of it is here");
          default -> throw http.refused(response);
        }
      }
      if (cache.complete(input.sha256())) {
        return true;
      }
      tries++;
    }
    return false;
  }

  private HttpRequest request(long there) {
    String path = "/jobs/" + job + "/inputs/" + OrchestratorHttp.encoded(input.name());
    HttpRequest.Builder request =
        http.request(path, Patience.FOR_HASHING).header("If-Match", "\"" + input.sha256() + "\"");
    return (there > 0 ? request.header("Range", "bytes=" + there + "-") : request).build();
  }

  /** False if it broke off. */
  private boolean append(InputStream body, boolean rest) throws IOException {
    StandardOpenOption how =
        rest ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (OutputStream out =
            Files.newOutputStream(
                cache.part(input.sha256()),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                how);
        BodyWatch watch = new BodyWatch(body, http.patience().silence(), wanted)) {
      byte[] piece = new byte[1 << 16];
      while (true) {
        int read;
        try {
          read = body.read(piece);
        } catch (IOException e) {
          LOG.log(Level.INFO, "{0} broke off: {1}", input.name(), e.toString());
          return false;
        }
        if (read < 0) {
          return true;
        }
        watch.heard();
        out.write(piece, 0, read);
      }
    }
  }

  private static long size(Path part) throws IOException {
    try {
      return Files.size(part);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }
}
