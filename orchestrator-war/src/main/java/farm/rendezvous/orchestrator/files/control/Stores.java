package farm.rendezvous.orchestrator.files.control;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The one store of this farm. */
@Dependent
class Stores {

  @Produces
  @Singleton
  FileStore store(FilesSettings settings, Clock clock) {
    return new FileStore(settings.folder(), settings.maxBytes(), clock);
  }

  @Produces
  @Singleton
  JobInputs inputs(FilesSettings settings, FileStore store) {
    return new JobInputs(settings.folder(), store);
  }
}
