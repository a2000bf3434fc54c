package farm.rendezvous.node.storage;

import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.settings.StorageSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;

/** The one {@link Storage} of this node. */
@Dependent
class Storages {

  @Produces
  @Singleton
  Storage storage(NodeSettings node, StorageSettings settings) {
    if (settings.kind() == StorageSettings.Kind.SHARED) {
      return new SharedStorage(node, settings);
    }
    try {
      return new HttpStorage(settings, Patience.USUAL, Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException("STATE_DIR cannot be written to", e);
    }
  }
}
