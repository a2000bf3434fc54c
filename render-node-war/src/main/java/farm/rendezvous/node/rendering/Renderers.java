package farm.rendezvous.node.rendering;

import farm.rendezvous.node.settings.BlenderSettings;
import farm.rendezvous.node.settings.NodeSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** The one {@link Renderer} of this node and its Blenders, with the container's threads. */
@Dependent
@SuppressWarnings("NullAway.Init")
class Renderers {

  @Resource private ManagedExecutorService executor;
  @Resource private ManagedScheduledExecutorService timer;

  @Produces
  @Singleton
  Renderer renderer(
      NodeSettings node,
      BlenderSettings settings,
      InstalledBlender installed,
      WarmBlenders waiting) {
    return new Renderer(node, settings, installed, waiting, executor);
  }

  @Produces
  @Singleton
  WarmBlenders waiting(NodeSettings node, BlenderSettings settings) {
    WarmBlenders blenders = new WarmBlenders(settings, node.slots(), Clock.systemUTC());
    var unused = timer.scheduleWithFixedDelay(blenders::endIdle, 1, 1, TimeUnit.SECONDS);
    return blenders;
  }

  void end(@Disposes WarmBlenders waiting) {
    waiting.close();
  }
}
