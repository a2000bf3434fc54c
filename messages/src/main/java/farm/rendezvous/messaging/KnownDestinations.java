package farm.rendezvous.messaging;

import jakarta.jms.Destination;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where answers went before. Artemis asks the broker, twice, about a destination that it sends to
 * for the first time, and remembers in the object that it has: so it is always to be the same one.
 */
final class KnownDestinations {

  /** More than a farm has nodes; those that have not been heard for longest go first. */
  private static final int MOST = 4096;

  private final Map<String, Destination> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Destination> eldest) {
          return size() > MOST;
        }
      };

  /** The first object that stood for it. */
  synchronized Destination same(Destination destination) {
    Destination before = known.putIfAbsent(destination.toString(), destination);
    return before == null ? destination : before;
  }
}
