package farm.rendezvous.orchestrator.jobs.control;

import static jakarta.enterprise.event.TransactionPhase.AFTER_SUCCESS;

import farm.rendezvous.orchestrator.files.control.FileStore;
import farm.rendezvous.orchestrator.files.control.InputList;
import farm.rendezvous.orchestrator.files.control.InputName;
import farm.rendezvous.orchestrator.files.control.JobInputs;
import farm.rendezvous.orchestrator.files.control.Sha256;
import farm.rendezvous.orchestrator.http.FieldError;
import farm.rendezvous.orchestrator.http.InvalidInputException;
import farm.rendezvous.orchestrator.jobs.entity.JobDeleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What jobs bring with them: files that were uploaded before, or with the job. */
@ApplicationScoped
public class Inputs {

  private static final String FIELD = "files";

  private static final System.Logger LOG = System.getLogger(Inputs.class.getName());

  private final FileStore store;
  private final JobInputs folders;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Inputs() {
    this(null, null);
  }

  @Inject
  public Inputs(FileStore store, JobInputs folders) {
    this.store = store;
    this.folders = folders;
  }

  /**
   * What is wrong with the files that a job names.
   *
   * @param files hashes by names
   */
  List<FieldError> check(Map<String, String> files) {
    List<FieldError> errors = new ArrayList<>();
    files.forEach((name, hash) -> trouble(name, hash).ifPresent(t -> errors.add(error(name, t))));
    TreeMap<String, String> inOrder = new TreeMap<>(files);
    for (String name : inOrder.keySet()) {
      String below = inOrder.ceilingKey(name + "/");
      if (below != null && below.startsWith(name + "/")) {
        errors.add(error(name, "is a file, and the folder of '" + below + "' as well"));
      }
    }
    return errors;
  }

  private Optional<String> trouble(String name, String hash) {
    return InputName.trouble(name)
        .or(
            () ->
                Sha256.parse(hash)
                    .map(this::missing)
                    .orElse(Optional.of("needs the SHA-256 of the file: 64 hexadecimal digits")));
  }

  private Optional<String> missing(Sha256 hash) {
    return find(hash).isPresent()
        ? Optional.empty()
        : Optional.of("is not here yet: PUT /api/v1/files/" + hash + " first");
  }

  private static FieldError error(String name, String trouble) {
    return new FieldError(FIELD, "'" + name + "' " + trouble);
  }

  /**
   * The main file of a job.
   *
   * @param path its name among the inputs
   * @throws InvalidInputException for the field {@code file}
   */
  BlendFile blendFile(String path, Sha256 hash) {
    return BlendFolder.look(find(hash).orElseThrow(() -> gone(path)), path);
  }

  private Optional<Path> find(Sha256 hash) {
    try {
      return store.find(hash);
    } catch (IOException e) {
      throw new UncheckedIOException("the store of files cannot be read", e);
    }
  }

  /** Puts the inputs of a job, if it has any, where nodes find them. */
  void make(UUID job, Map<String, String> files) {
    if (files.isEmpty()) {
      return;
    }
    Map<String, Sha256> hashes = new TreeMap<>();
    files.forEach((name, hash) -> hashes.put(name, new Sha256(hash)));
    try {
      folders.make(job, new InputList(hashes));
    } catch (NoSuchFileException e) {
      remove(job);
      throw gone(String.valueOf(e.getOtherFile()));
    } catch (IOException e) {
      remove(job);
      throw new UncheckedIOException("the inputs of the job cannot be kept", e);
    }
  }

  private static InvalidInputException gone(String name) {
    return new InvalidInputException(
        FIELD, "'" + name + "' was removed just now, as no job used it: send it again");
  }

  /** Takes the inputs of a job away. */
  void remove(UUID job) {
    try {
      folders.remove(job);
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "{0} could not be removed; it is not needed any more: {1}",
          folders.folder(job),
          Objects.requireNonNullElse(e.getMessage(), e));
    }
  }

  void deleted(@Observes(during = AFTER_SUCCESS) JobDeleted event) {
    remove(event.job());
  }
}
