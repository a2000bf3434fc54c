package farm.rendezvous.node.storage;

import farm.rendezvous.node.settings.NodeSettings;
import farm.rendezvous.node.settings.StorageSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one {@link Storage} of this node. */
@Dependent
class Storages {

  @Produces
  @Singleton
  Storage storage(NodeSettings node, StorageSettings settings) {
    return new SharedStorage(node, settings);
  }
}
