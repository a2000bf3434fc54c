package farm.rendezvous.node.rendering;

import farm.rendezvous.folders.Trees;
import farm.rendezvous.node.cores.SharedCores;
import farm.rendezvous.node.settings.BlenderSettings;
import farm.rendezvous.node.settings.NodeSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * The one {@link Renderer} and {@link Inspector} of this node and its Blenders, with the
 * container's threads.
 */
@Dependent
@SuppressWarnings("NullAway.Init")
class Renderers {

  private static final System.Logger LOG = System.getLogger(Renderers.class.getName());

  @Resource private ManagedExecutorService executor;
  @Resource private ManagedScheduledExecutorService timer;

  @Produces
  @Singleton
  Spares spares() {
    return new Spares();
  }

  @Produces
  @Singleton
  BlenderStarter starter(
      NodeSettings node, BlenderSettings settings, InstalledBlender installed, Spares spares) {
    return new BlenderStarter(node, settings, installed, WorkerScript.extract(), executor, spares);
  }

  @Produces
  @Singleton
  Renderer renderer(
      BlenderStarter starter, BlenderSettings settings, WarmBlenders waiting, SharedCores cores) {
    return new Renderer(starter, settings, waiting, cores, executor);
  }

  @Produces
  @Singleton
  SharedCores cores(BlenderSettings settings) {
    SharedCores cores =
        settings
            .coresFolder()
            .map(folder -> SharedCores.of(folder, SharedCores.ofThisMachine(), Clock.systemUTC()))
            .orElseGet(SharedCores::unshared);
    var unused = timer.scheduleWithFixedDelay(cores::refresh, 1, 1, TimeUnit.SECONDS);
    return cores;
  }

  void leave(@Disposes SharedCores cores) throws IOException {
    cores.close();
  }

  /** It needs the scratch folder cleared, which goes with {@code waiting}. */
  @Produces
  @Singleton
  Inspector inspector(BlenderStarter starter, NodeSettings node, WarmBlenders waiting) {
    return new Inspector(starter, waiting, node.name());
  }

  @Produces
  @Singleton
  WarmBlenders waiting(
      NodeSettings node, BlenderSettings settings, BlenderStarter starter, Spares spares) {
    clear(settings.scratch());
    WarmBlenders blenders = new WarmBlenders(settings, node.slots(), Clock.systemUTC(), spares);
    var unused =
        timer.scheduleWithFixedDelay(
            () -> look(blenders, starter, node.slots()), 1, 1, TimeUnit.SECONDS);
    return blenders;
  }

  private static void look(WarmBlenders blenders, BlenderStarter starter, int slots) {
    blenders.endIdle();
    try {
      starter.prepare(slots, blenders.isQuiet());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the node stops
    }
  }

  void end(@Disposes WarmBlenders waiting) {
    waiting.close();
  }

  /** Removes what Blenders of a node that was killed had left. */
  private static void clear(Path scratch) {
    try {
      Trees.delete(scratch);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} could not be cleared; it is in nobody''s way", scratch, e);
    }
  }
}
