package farm.rendezvous.node.rendering;

import farm.rendezvous.node.settings.NodeSettings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one {@link Renderer} of this node, with the container's threads. */
@Dependent
@SuppressWarnings("NullAway.Init")
class Renderers {

  @Resource private ManagedExecutorService executor;

  @Produces
  @Singleton
  Renderer renderer(NodeSettings settings, InstalledBlender installed) {
    return new Renderer(settings, installed, executor);
  }
}
