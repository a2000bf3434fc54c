package farm.rendezvous.node.storage;

import farm.rendezvous.folders.JobFolder;
import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.folders.Trees;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.InspectionRequest;
import farm.rendezvous.node.settings.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** A node that shares no folder: the orchestrator gives it inputs and takes its frames. */
final class HttpStorage implements Storage {

  private final OrchestratorHttp http;
  private final InputCache cache;
  private final InputFetching fetching;
  private final Path inputs;
  private final Path frames;
  private final Map<UUID, Path> held = new ConcurrentHashMap<>();

  /** Makes its folders below the node's own. */
  HttpStorage(StorageSettings settings, Patience patience, Clock clock) throws IOException {
    this.http = new OrchestratorHttp(settings.orchestrator(), patience);
    this.inputs = Files.createDirectories(settings.ownFolder().resolve("inputs"));
    Trees.delete(settings.ownFolder().resolve("frames")); // what a node that was killed had left
    this.frames = Files.createDirectories(settings.ownFolder().resolve("frames"));
    this.cache = new InputCache(inputs, settings.cacheBytes(), clock);
    this.fetching = new InputFetching(http, cache);
  }

  @Override
  public AttemptOutput open(Grant grant, BooleanSupplier wanted)
      throws IOException, SupersededException {
    String attempt = grant.attemptId().toString();
    JobFolder job = new JobFolder(frames.resolve(grant.jobId().toString()));
    return new HttpAttempt(http, job.open(attempt), attempt, wanted, () -> release(grant));
  }

  @Override
  public Inputs inputs(Grant grant, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    Path view = fetching.fetch(grant.jobId(), wanted);
    Path before = held.put(grant.attemptId(), view);
    if (before != null) {
      cache.release(before);
    }
    return new Inputs(view, view.resolve(grant.settings().file()));
  }

  @Override
  public Loan lend(InspectionRequest request, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    Path view = fetching.fetch(request.id(), wanted);
    Inputs inputs = new Inputs(view, view.resolve(request.settings().file()));
    return new Loan(inputs, () -> cache.release(view));
  }

  private void release(Grant grant) {
    Path view = held.remove(grant.attemptId());
    if (view != null) {
      cache.release(view);
    }
    Path job = frames.resolve(grant.jobId().toString());
    for (Path folder : List.of(job.resolve(".attempts"), job)) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        return; // another attempt at the job is at work
      }
    }
  }

  @Override
  public Optional<String> inputsTrouble() {
    return Files.isWritable(inputs)
        ? Optional.empty()
        : Optional.of(inputs + " is no folder that can be written to (STATE_DIR)");
  }

  @Override
  public Path inputsFolder() {
    return inputs;
  }

  @Override
  public Path framesFolder() {
    return frames;
  }
}
