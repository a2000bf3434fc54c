package farm.rendezvous.orchestrator.files.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The one store of this farm, and its sweeping, once an hour. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Stores {

  private static final System.Logger LOG = System.getLogger(Stores.class.getName());

  @Resource private ManagedScheduledExecutorService timer;
  @Inject private FilesSettings settings;
  @Inject private Clock clock;
  @Inject private FileStore store;

  @Produces
  @Singleton
  FileStore store(FilesSettings its, Clock time) {
    return new FileStore(its.folder(), its.maxBytes(), time);
  }

  @Produces
  @Singleton
  JobInputs inputs(FilesSettings its, FileStore of) {
    return new JobInputs(its.folder(), of);
  }

  void start(@Observes Startup event) {
    var unused = timer.scheduleWithFixedDelay(this::sweep, 0, 1, TimeUnit.HOURS);
  }

  private void sweep() {
    try {
      new Sweeper(store).sweep(clock.instant().minus(settings.keep()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "files that no job uses are kept for another hour: {0}", e);
    }
  }
}
