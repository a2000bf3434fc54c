package farm.rendezvous.orchestrator.files.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** Sweeps the store once an hour. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Sweeping {

  private static final System.Logger LOG = System.getLogger(Sweeping.class.getName());

  @Resource private ManagedScheduledExecutorService timer;
  @Inject private FilesSettings settings;
  @Inject private FileStore store;
  @Inject private Clock clock;

  void start(@Observes Startup event) {
    var unused = timer.scheduleWithFixedDelay(this::sweep, 0, 1, TimeUnit.HOURS);
  }

  private void sweep() {
    try {
      new Sweeper(store).sweep(clock.instant().minus(settings.keep()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "files that no job uses are kept for another hour: {0}", e.toString());
    }
  }
}
