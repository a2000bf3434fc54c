package farm.rendezvous.orchestrator.events.control;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last events, for streams that are slower than others or come back: as many as fit, by their
 * number and by the memory that they take.
 */
public final class EventRing {

  private final int mostEvents;
  private final int mostCharacters;
  private final Deque<FarmEvent> events = new ArrayDeque<>();
  private int characters;
  private long last;
  private long forgotten;

  /**
   * An empty one.
   *
   * @param start ids are greater than this
   * @param mostEvents that are kept
   * @param mostCharacters of JSON in all that are kept; one event is kept however long it is
   */
  public EventRing(long start, int mostEvents, int mostCharacters) {
    this.mostEvents = mostEvents;
    this.mostCharacters = mostCharacters;
    this.last = start;
    this.forgotten = start;
  }

  /** Adds an event under the next id; the oldest make room. */
  public synchronized void add(String name, @Nullable UUID job, String data) {
    last++;
    events.addLast(new FarmEvent(last, name, job, data));
    characters += data.length();
    while (events.size() > mostEvents || (characters > mostCharacters && events.size() > 1)) {
      FarmEvent oldest = events.removeFirst();
      characters -= oldest.data().length();
      forgotten = oldest.id();
    }
  }

  /** The id of the newest event, or what it would be had there been one. */
  public synchronized long last() {
    return last;
  }

  /** Whether all events after this one are still here; never for an id that was not given out. */
  public synchronized boolean knowsAllAfter(long id) {
    return forgotten <= id && id <= last;
  }

  /** The first events after this one, the oldest first. */
  public synchronized List<FarmEvent> after(long id, int most) {
    return events.stream().filter(event -> event.id() > id).limit(most).toList();
  }

  /** Forgets them all: from now on some will be missing. */
  public synchronized void forget() {
    events.clear();
    characters = 0;
    last++;
    forgotten = last;
  }
}
