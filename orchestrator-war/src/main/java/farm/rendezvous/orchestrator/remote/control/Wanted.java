package farm.rendezvous.orchestrator.remote.control;

import farm.rendezvous.messages.FileVersion;
import farm.rendezvous.messages.InspectionRequest;
import farm.rendezvous.orchestrator.jobs.entity.Job;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose inputs a node wants: a job's, or those of a file that is looked into before it is one.
 *
 * @param file name of the .blend file
 * @param uploaded whether they were uploaded, and are not in the blend folder
 * @param version which the file must have; null if it may have any
 */
public record Wanted(UUID id, String file, boolean uploaded, @Nullable FileVersion version) {

  /** The inputs of a job. */
  public static Wanted by(Job job) {
    return new Wanted(
        job.id(), job.settings().file(), job.file().isUploaded(), job.file().version());
  }

  /** The inputs of what may become a job. */
  public static Wanted by(InspectionRequest request) {
    return new Wanted(request.id(), request.settings().file(), request.uploaded(), null);
  }
}
