package farm.rendezvous.orchestrator.dispatch.control;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/**
 * The batches that were granted to a node which had claimed another: whoever claims one of these
 * has nothing to contest. It is not in the books: who forgets it lets a node ask until the holder
 * is heard.
 */
final class SpareTickets {

  private static final int REMEMBERED = 10_000;

  private final Set<UUID> batches = new LinkedHashSet<>();

  /** The message of this batch is still in the queue, or with a node. */
  synchronized void add(UUID batch) {
    batches.add(batch);
    if (batches.size() > REMEMBERED) {
      Iterator<UUID> oldest = batches.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** Whether it was, until now. */
  synchronized boolean use(UUID batch) {
    return batches.remove(batch);
  }
}
