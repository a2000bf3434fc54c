package farm.rendezvous.orchestrator.events.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All who listen; so many, and no more, may. */
@ApplicationScoped
public class EventStreams {

  private final int most;
  private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger places = new AtomicInteger();

  /** For CDI. */
  protected EventStreams() {
    this(0);
  }

  /**
   * Nobody listens.
   *
   * @param most EVENT_STREAMS, 0 or more
   */
  @Inject
  public EventStreams(@ConfigProperty(name = "event.streams") int most) {
    if (most < 0) {
      throw new IllegalArgumentException("EVENT_STREAMS is " + most + ": 0 or more");
    }
    this.most = most;
  }

  /** Takes a place for one more, unless all are taken. */
  boolean reserve() {
    sweep();
    if (places.incrementAndGet() > most) {
      places.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Gives a place back that nobody came for. */
  void release() {
    places.decrementAndGet();
  }

  /** Someone has come for a place. */
  void add(EventStream stream) {
    open.add(stream);
  }

  /** Those who listen; whoever has gone is forgotten. */
  Collection<EventStream> open() {
    sweep();
    return List.copyOf(open);
  }

  private void sweep() {
    open.stream()
        .filter(EventStream::isClosed)
        .toList()
        .forEach(
            gone -> {
              if (open.remove(gone)) {
                places.decrementAndGet();
              }
            });
  }
}
