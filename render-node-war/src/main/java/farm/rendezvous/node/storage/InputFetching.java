package farm.rendezvous.node.storage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Fetches the inputs of jobs, as far as they are not here, for one job after the other. */
final class InputFetching {

  private static final System.Logger LOG = System.getLogger(InputFetching.class.getName());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int CONFLICT = 409;

  /** So often a list of files is asked for that change all the time. */
  private static final int TRIES = 5;

  /** So often who waits for others to fetch looks whether anybody waits for it. */
  private static final long LOOK_MILLIS = 200;

  private final OrchestratorHttp http;
  private final InputCache cache;
  private final ReentrantLock lock = new ReentrantLock();

  InputFetching(OrchestratorHttp http, InputCache cache) {
    this.http = http;
    this.cache = cache;
  }

  /**
   * Sees that the inputs of a job are here.
   *
   * @return their folder, which is in use until it is released
   * @throws FileChangedException if the .blend is not what it was when the job was submitted
   * @throws InterruptedException if nobody wants them any more
   */
  Path fetch(UUID job, BooleanSupplier wanted) throws IOException, InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      InputManifest manifest = manifest(job, wanted);
      Path view = cache.hold(manifest);
      boolean made = false;
      try {
        made = cache.isMade(view) || make(job, manifest, view, wanted);
        if (made) {
          cache.use(view);
          return view;
        }
      } finally {
        if (!made) {
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
            http.request("/jobs/" + job + "/inputs", Patience.FOR_HASHING).build(),
            HttpResponse.BodyHandlers.ofString(),
            wanted);
    if (response.statusCode() == CONFLICT) {
      throw new FileChangedException(JSON.readTree(response.body()).path("detail").asText());
    }
    if (response.statusCode() != OK) {
      throw http.refused(response);
    }
    return JSON.readValue(response.body(), InputManifest.class);
  }

  /** False if an input has changed meanwhile. */
  private boolean make(UUID job, InputManifest manifest, Path view, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    while (!lock.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      OrchestratorHttp.check(wanted);
    }
    try {
      if (!fetchAll(job, manifest, wanted)) {
        return false;
      }
      cache.make(view, manifest);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean fetchAll(UUID job, InputManifest manifest, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    long missing = 0;
    for (InputManifest.Input input : manifest.inputs()) {
      missing += Files.exists(cache.blob(input.sha256())) ? 0 : input.bytes();
    }
    Set<String> needed =
        manifest.inputs().stream().map(InputManifest.Input::sha256).collect(Collectors.toSet());
    cache.makeRoom(missing, needed);
    for (InputManifest.Input input : manifest.inputs()) {
      if (!Files.exists(cache.blob(input.sha256()))
          && !new InputDownload(http, cache, job, input, wanted).run()) {
        return false;
      }
    }
    if (missing > 0) {
      LOG.log(Level.INFO, "job {0}: fetched {1} bytes of inputs", job, missing);
    }
    return true;
  }
}
