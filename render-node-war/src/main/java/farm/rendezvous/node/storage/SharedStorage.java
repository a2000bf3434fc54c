package farm.rendezvous.node.storage;

import farm.rendezvous.folders.JobFolder;
import farm.rendezvous.folders.SupersededException;
import farm.rendezvous.messages.ClaimAnswer.Grant;
import farm.rendezvous.messages.InspectionRequest;
import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.settings.StorageSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Folders that this node shares with the orchestrator: BLEND_DIR, FILES_DIR and OUTPUT_DIR. */
public final class SharedStorage implements Storage {

  private final NodeSettings node;
  private final StorageSettings settings;

  /** The folders that the settings name. */
  public SharedStorage(NodeSettings node, StorageSettings settings) {
    this.node = node;
    this.settings = settings;
  }

  @Override
  public AttemptOutput open(Grant grant, BooleanSupplier wanted)
      throws IOException, SupersededException {
    JobFolder job = new JobFolder(node.outputFolder().resolve(grant.jobId().toString()));
    return SharedAttempt.open(grant.jobId(), job, grant.attemptId().toString());
  }

  @Override
  public Inputs inputs(Grant grant, BooleanSupplier wanted) {
    Inputs inputs = inputs(grant.jobId(), grant.uploaded(), grant.settings().file());
    return new Inputs(inputs.folder(), inputs.file(), grant.fileVersion());
  }

  @Override
  public Loan lend(InspectionRequest request, BooleanSupplier wanted) {
    Inputs inputs = inputs(request.id(), request.uploaded(), request.settings().file());
    return new Loan(inputs, () -> {});
  }

  private Inputs inputs(UUID id, boolean uploaded, String file) {
    Path folder = uploaded ? settings.uploadedFiles(id) : node.blendFolder();
    return new Inputs(folder, folder.resolve(file));
  }

  @Override
  public Optional<String> inputsTrouble() {
    Path folder = node.blendFolder();
    return Files.isDirectory(folder) && Files.isReadable(folder)
        ? Optional.empty()
        : Optional.of(folder + " is no folder that can be read (BLEND_DIR)");
  }

  @Override
  public Path inputsFolder() {
    return node.blendFolder();
  }

  @Override
  public Path framesFolder() {
    return node.outputFolder();
  }
}
