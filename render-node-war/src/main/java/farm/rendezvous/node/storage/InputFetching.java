package farm.rendezvous.node.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Fetches the inputs of jobs, as far as they are not here: by hash, going on where it broke off.
 */
final class InputFetching {

  private static final System.Logger LOG = System.getLogger(InputFetching.class.getName());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int PRECONDITION_FAILED = 412;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  /** So often a list of files is asked for that change all the time. */
  private static final int TRIES = 5;

  private final OrchestratorHttp http;
  private final InputCache cache;
  private final ReentrantLock lock = new ReentrantLock();

  InputFetching(OrchestratorHttp http, InputCache cache) {
    this.http = http;
    this.cache = cache;
  }

  /** A set of inputs that is in use until it is released. */
  record Held(Path view, InputManifest manifest) {}

  Held fetch(UUID job, BooleanSupplier wanted) throws IOException, InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      InputManifest manifest = manifest(job, wanted);
      Path view = cache.hold(manifest);
      boolean done = false;
      lock.lockInterruptibly();
      try {
        done = fetchAll(job, manifest, wanted);
        if (done) {
          cache.make(view, manifest);
          return new Held(view, manifest);
        }
      } finally {
        lock.unlock();
        if (!done) {
          cache.release(view);
        }
      }
    }
    throw new IOException("the inputs of the job change while they are fetched");
  }

  private InputManifest manifest(UUID job, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            http.request("/jobs/" + job + "/inputs", Integer.MAX_VALUE).build(),
            HttpResponse.BodyHandlers.ofString(),
            wanted);
    if (response.statusCode() != OK) {
      throw new IOException(
          "the orchestrator does not tell the inputs of the job: " + response.body());
    }
    return JSON.readValue(response.body(), InputManifest.class);
  }

  /** False if one of them has changed meanwhile. */
  private boolean fetchAll(UUID job, InputManifest manifest, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    long missing = 0;
    for (InputManifest.Input input : manifest.inputs()) {
      missing += Files.exists(cache.blob(input.sha256())) ? 0 : input.bytes();
    }
    cache.makeRoom(missing);
    for (InputManifest.Input input : manifest.inputs()) {
      if (!Files.exists(cache.blob(input.sha256())) && !fetch(job, input, wanted)) {
        return false;
      }
    }
    if (missing > 0) {
      LOG.log(Level.INFO, "job {0}: fetched {1} bytes of inputs", job, missing);
    }
    return true;
  }

  private boolean fetch(UUID job, InputManifest.Input input, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    for (int tries = 0; tries < TRIES; ) {
      long there = size(cache.part(input.sha256()));
      HttpResponse<InputStream> response =
          http.send(request(job, input, there), HttpResponse.BodyHandlers.ofInputStream(), wanted);
      try (InputStream body = response.body()) {
        switch (response.statusCode()) {
          case PRECONDITION_FAILED -> {
            return false;
          }
          case OK, PARTIAL -> {
            if (!append(body, input, response.statusCode() == PARTIAL, wanted)) {
              continue; // it broke off, and goes on from there
            }
          }
          case RANGE_NOT_SATISFIABLE -> LOG.log(Level.DEBUG, "all of it is here");
          default ->
              throw new IOException(
                  "the orchestrator does not send %s: status %d"
                      .formatted(input.name(), response.statusCode()));
        }
      }
      if (cache.complete(input.sha256())) {
        return true;
      }
      tries++;
    }
    return false;
  }

  private HttpRequest request(UUID job, InputManifest.Input input, long there) {
    String path = "/jobs/" + job + "/inputs/" + OrchestratorHttp.encoded(input.name());
    HttpRequest.Builder request =
        http.request(path, input.bytes()).header("If-Match", "\"" + input.sha256() + "\"");
    return (there > 0 ? request.header("Range", "bytes=" + there + "-") : request).build();
  }

  /** False if it broke off. */
  private boolean append(
      InputStream body, InputManifest.Input input, boolean rest, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    StandardOpenOption how =
        rest ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (OutputStream out =
        Files.newOutputStream(
            cache.part(input.sha256()), StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
      byte[] piece = new byte[1 << 16];
      while (true) {
        if (!wanted.getAsBoolean()) {
          throw new InterruptedException("nobody waits for it any more");
        }
        int read;
        try {
          read = body.read(piece);
        } catch (IOException e) {
          LOG.log(Level.INFO, "{0} broke off and goes on: {1}", input.name(), e.toString());
          OrchestratorHttp.pause();
          return false;
        }
        if (read < 0) {
          return true;
        }
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
