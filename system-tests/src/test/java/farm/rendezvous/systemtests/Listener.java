package farm.rendezvous.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.FarmEvent;
import farm.rendezvous.client.FarmNotReachable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Listens to a farm's events in a thread of its own, until the farm or the test ends it. */
final class Listener implements AutoCloseable {

  private final List<FarmEvent> heard = new CopyOnWriteArrayList<>();
  private volatile boolean enough;
  private volatile boolean ended;

  private Listener() {}

  /** Of a job, or of everything; from the event of this id on, or from now on. */
  static Listener to(FarmClient farm, @Nullable String job, @Nullable String last) {
    Listener listener = new Listener();
    Thread thread = new Thread(() -> listener.listen(farm, job, last), "listener");
    thread.setDaemon(true);
    thread.start();
    return listener;
  }

  private void listen(FarmClient farm, @Nullable String job, @Nullable String last) {
    try {
      farm.follow(
          job,
          last,
          event -> {
            heard.add(event);
            return enough;
          });
    } catch (FarmNotReachable e) {
      ended = true;
    }
    ended = true;
  }

  List<FarmEvent> heard() {
    return List.copyOf(heard);
  }

  /** Those of a name. */
  List<FarmEvent> heard(String event) {
    return heard.stream().filter(one -> one.event().equals(event)).toList();
  }

  /** The states that a frame was told to be in, one after the other. */
  List<String> states(String job, int frame) {
    return heard("frame").stream()
        .map(FarmEvent::data)
        .filter(data -> data.path("job").asText().equals(job))
        .flatMap(data -> StreamSupport.stream(data.path("items").spliterator(), false))
        .filter(item -> item.path("frame").asInt() == frame)
        .map(item -> item.path("state").asText())
        .toList();
  }

  boolean heardOfEnd(String job) {
    return heard("job").stream()
        .map(FarmEvent::data)
        .filter(data -> data.path("id").asText().equals(job))
        .map((JsonNode data) -> data.path("state").asText())
        .anyMatch("completed"::equals);
  }

  boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() {
    enough = true;
  }
}
