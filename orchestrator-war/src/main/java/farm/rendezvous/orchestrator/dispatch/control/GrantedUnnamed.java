package farm.rendezvous.orchestrator.dispatch.control;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The batches that were granted to a node which had named another, so that their own message is
 * still to come: whoever names one of these has nothing to contest. It is not in the books: where
 * it is forgotten a node asks again, for half a second or a whole one, until the holder is heard.
 */
final class GrantedUnnamed {

  private static final int REMEMBERED = 10_000;

  private final Set<UUID> batches = new LinkedHashSet<>();

  /** It was. */
  synchronized void add(UUID batch) {
    batches.add(batch);
    if (batches.size() > REMEMBERED) {
      Iterator<UUID> oldest = batches.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** Whether it was; its message has come now. */
  synchronized boolean forget(UUID batch) {
    return batches.remove(batch);
  }
}
