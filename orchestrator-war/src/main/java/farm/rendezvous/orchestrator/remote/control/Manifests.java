package farm.rendezvous.orchestrator.remote.control;

import farm.rendezvous.messages.FileVersion;
import farm.rendezvous.orchestrator.blends.LinkedFiles;
import farm.rendezvous.orchestrator.blends.RecentlyUsed;
import farm.rendezvous.orchestrator.files.control.JobInputs;
import farm.rendezvous.orchestrator.files.control.Sha256;
import farm.rendezvous.orchestrator.jobs.control.JobDefaults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which files a job needs, and where they are: uploaded ones, or what lies in the blend folder. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Manifests {

  private static final System.Logger LOG = System.getLogger(Manifests.class.getName());

  /** Inputs of all jobs whose inputs are fetched just now. */
  private static final int MOST_TOLD = 50_000;

  private final JobInputs uploaded;
  private final Path blendFolder;
  private final LinkedFiles linked;
  private final Hashes hashes = new Hashes();
  private final RecentlyUsed<UUID, Manifest> told =
      new RecentlyUsed<>(MOST_TOLD, manifest -> 1 + manifest.inputs().size());

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Manifests() {
    this(null, Path.of(""));
  }

  @Inject
  Manifests(JobInputs uploaded, JobDefaults defaults) {
    this(uploaded, defaults.blendFolder().path());
  }

  /** Of jobs whose files lie in this folder. */
  Manifests(JobInputs uploaded, Path blendFolder) {
    this.uploaded = uploaded;
    this.blendFolder = blendFolder;
    this.linked = new LinkedFiles(blendFolder);
  }

  /**
   * What is needed, as it is now.
   *
   * @throws FileChangedException if the file is not the version that is wanted
   */
  public Manifest of(Wanted wanted) throws IOException {
    Manifest manifest = new Manifest(wanted.file(), inputs(wanted));
    if (wanted.version() != null
        && !wanted.version().equals(FileVersion.of(place(wanted, wanted.file())))) {
      throw new FileChangedException(FileVersion.changed(wanted.file()));
    }
    told.put(wanted.id(), manifest);
    return manifest;
  }

  /**
   * The hash of an input, as it is now; empty if there is no such input. Who asks was told of all
   * inputs before, so they are not put together anew for each.
   */
  public Optional<String> hash(Wanted wanted, String name) throws IOException {
    Manifest known = told.get(wanted.id());
    Optional<String> before = known == null ? Optional.empty() : known.hash(name);
    if (before.isEmpty()) {
      return of(wanted).hash(name);
    }
    return wanted.uploaded() ? before : Optional.of(hashes.of(place(wanted, name)));
  }

  private List<Manifest.Input> inputs(Wanted wanted) throws IOException {
    List<Manifest.Input> inputs = new ArrayList<>();
    if (wanted.uploaded()) {
      for (Map.Entry<String, Sha256> file : uploaded.list(wanted.id()).files().entrySet()) {
        long bytes = Files.size(place(wanted, file.getKey()));
        inputs.add(new Manifest.Input(file.getKey(), file.getValue().hex(), bytes));
      }
    } else {
      for (String name : linked.of(wanted.file())) {
        input(wanted, name).ifPresent(inputs::add);
      }
    }
    return inputs;
  }

  /** Without a file that cannot be read a job goes on; Blender will say that it misses it. */
  private Optional<Manifest.Input> input(Wanted wanted, String name) throws IOException {
    try {
      Path file = place(wanted, name);
      return Optional.of(new Manifest.Input(name, hashes.of(file), Files.size(file)));
    } catch (NoSuchFileException | AccessDeniedException e) {
      LOG.log(Level.WARNING, "job {0} goes on without {1}: {2}", wanted.id(), name, e.toString());
      return Optional.empty();
    }
  }

  /**
   * Where an input is.
   *
   * @param name which {@link #of} has told
   */
  public Path place(Wanted wanted, String name) throws IOException {
    Path folder = wanted.uploaded() ? uploaded.folder(wanted.id()) : blendFolder;
    Path real = folder.resolve(name).toRealPath();
    if (!real.startsWith(folder.toRealPath())) {
      throw new NoSuchFileException(name, null, "leads out of its folder");
    }
    return real;
  }
}
