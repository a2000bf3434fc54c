package farm.rendezvous.orchestrator.remote.control;

import farm.rendezvous.orchestrator.blends.LinkedFiles;
import farm.rendezvous.orchestrator.files.control.JobInputs;
import farm.rendezvous.orchestrator.files.control.Sha256;
import farm.rendezvous.orchestrator.jobs.control.JobDefaults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which files a job needs, and where they are: uploaded ones, or what lies in the blend folder. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Manifests {

  @Inject private JobInputs uploaded;
  @Inject private JobDefaults defaults;

  private final Hashes hashes = new Hashes();

  /** What is needed, as it is now. */
  public Manifest of(Wanted wanted) throws IOException {
    String main = wanted.file();
    List<Manifest.Input> inputs = new ArrayList<>();
    if (wanted.uploaded()) {
      for (Map.Entry<String, Sha256> file : uploaded.list(wanted.id()).files().entrySet()) {
        long bytes = Files.size(place(wanted, file.getKey()));
        inputs.add(new Manifest.Input(file.getKey(), file.getValue().hex(), bytes));
      }
    } else {
      for (String name : new LinkedFiles(defaults.blendFolder().path()).of(main)) {
        Path file = place(wanted, name);
        inputs.add(new Manifest.Input(name, hashes.of(file), Files.size(file)));
      }
    }
    return new Manifest(main, inputs);
  }

  /**
   * Where an input is.
   *
   * @param name which {@link #of} has told
   */
  public Path place(Wanted wanted, String name) throws IOException {
    Path folder = wanted.uploaded() ? uploaded.folder(wanted.id()) : defaults.blendFolder().path();
    Path real = folder.resolve(name).toRealPath();
    if (!real.startsWith(folder.toRealPath())) {
      throw new NoSuchFileException(name, null, "leads out of its folder");
    }
    return real;
  }
}
