package farm.rendezvous.orchestrator.remote.control;

import farm.rendezvous.orchestrator.blends.LinkedFiles;
import farm.rendezvous.orchestrator.files.control.JobInputs;
import farm.rendezvous.orchestrator.files.control.Sha256;
import farm.rendezvous.orchestrator.jobs.control.JobDefaults;
import farm.rendezvous.orchestrator.jobs.entity.Job;
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

  /** The inputs of a job, as they are now. */
  public Manifest of(Job job) throws IOException {
    String main = job.settings().file();
    List<Manifest.Input> inputs = new ArrayList<>();
    if (job.isUploaded()) {
      for (Map.Entry<String, Sha256> file : uploaded.list(job.id()).files().entrySet()) {
        long bytes = Files.size(place(job, file.getKey()));
        inputs.add(new Manifest.Input(file.getKey(), file.getValue().hex(), bytes));
      }
    } else {
      for (String name : new LinkedFiles(defaults.blendFolder().path()).of(main)) {
        Path file = place(job, name);
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
  public Path place(Job job, String name) throws IOException {
    Path folder = job.isUploaded() ? uploaded.folder(job.id()) : defaults.blendFolder().path();
    Path real = folder.resolve(name).toRealPath();
    if (!real.startsWith(folder.toRealPath())) {
      throw new NoSuchFileException(name, null, "leads out of its folder");
    }
    return real;
  }
}
