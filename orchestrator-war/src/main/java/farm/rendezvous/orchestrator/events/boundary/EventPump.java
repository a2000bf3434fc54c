package farm.rendezvous.orchestrator.events.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import farm.rendezvous.orchestrator.events.control.Changes;
import farm.rendezvous.orchestrator.events.control.EventRing;
import farm.rendezvous.orchestrator.http.Json;
import farm.rendezvous.orchestrator.jobs.boundary.FrameView;
import farm.rendezvous.orchestrator.jobs.boundary.JobView;
import farm.rendezvous.orchestrator.jobs.boundary.JobViews;
import farm.rendezvous.orchestrator.jobs.control.Jobs;
import farm.rendezvous.orchestrator.nodes.boundary.NodeView;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Four times a second it looks at what has changed, reads it from the books once for all who
 * listen, and has it sent. It goes on for a while when the last of them has gone, for one that
 * comes back.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class EventPump {

  private static final long EVERY_MILLIS = 250;
  private static final int LOOKS_AT_NODES = 4;
  private static final int MOST_JOBS = 50;
  private static final int MOST_FRAMES = 1_000;
  private static final int FRAMES_IN_AN_EVENT = 100;
  private static final Duration AFTERWARDS = Duration.ofMinutes(2);

  private static final System.Logger LOG = System.getLogger(EventPump.class.getName());

  @Resource private ManagedScheduledExecutorService executor;
  @Resource private ManagedThreadFactory threads;
  @Inject private Changes changes;
  @Inject private EventRing ring;
  @Inject private EventStreams streams;
  @Inject private Jobs jobs;
  @Inject private JobViews views;
  @Inject private NodeRegistry nodes;
  @Inject private Clock clock;

  private @Nullable ScheduledFuture<?> looks;

  /** Of their own: a client that reads slowly holds one, which is to be nobody else's. */
  private volatile @Nullable ExecutorService senders;

  private final Map<String, NodeView> shown = new HashMap<>();
  private Instant lastListened = Instant.MIN;
  private int look;

  /** Frames of a job that have changed. */
  record Frames(UUID job, List<FrameView> items) {}

  /** From now on it runs by itself. */
  public void start() {
    senders = Executors.newCachedThreadPool(threads);
    looks =
        executor.scheduleWithFixedDelay(
            this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    if (looks != null) {
      looks.cancel(false);
    }
    streams.open().forEach(EventStream::close);
    ExecutorService running = senders;
    if (running != null) {
      running.shutdownNow();
    }
  }

  /** Somebody is about to listen: from here on nothing is missed. */
  void awake() {
    changes.setWanted(true);
  }

  private void look() {
    Collection<EventStream> listening = streams.open();
    if (!changes.isWanted() && !listening.isEmpty()) {
      changes.setWanted(true); // one came just when the last look found nobody
      ring.forget();
    }
    if (!changes.isWanted()) {
      return;
    }
    try {
      if (isStillWanted(listening)) {
        tellChanges();
        tellNodes();
        listening.stream().filter(EventStream::isDue).forEach(this::send);
      }
    } catch (RuntimeException | JsonProcessingException e) {
      ring.forget(); // what was taken out of the changes is not told
      LOG.log(Level.WARNING, "what has changed could not be told; who listens reads it anew", e);
    }
  }

  private void send(EventStream stream) {
    ExecutorService running = senders;
    if (running != null) {
      running.execute(stream::send);
    }
  }

  private boolean isStillWanted(Collection<EventStream> listening) {
    if (!listening.isEmpty()) {
      lastListened = clock.instant();
    } else if (lastListened.equals(Instant.MIN)) {
      lastListened = clock.instant(); // somebody is about to
    } else if (lastListened.plus(AFTERWARDS).isBefore(clock.instant())) {
      changes.setWanted(false);
      ring.forget();
      shown.clear();
      lastListened = Instant.MIN;
      return false;
    }
    return true;
  }

  private void tellChanges() throws JsonProcessingException {
    Changes.Look seen = changes.take(MOST_JOBS, MOST_FRAMES);
    if (seen.tooMany()) {
      ring.forget();
    }
    for (Map.Entry<UUID, List<Integer>> changed : seen.jobs().entrySet()) {
      tellFrames(changed.getKey(), changed.getValue());
      tellJob(changed.getKey());
    }
    for (UUID job : seen.deleted()) {
      tell("deleted", job, Map.of("id", job));
    }
  }

  /** Before their job, so that who hears of its end has heard of all its frames. */
  private void tellFrames(UUID job, List<Integer> numbers) throws JsonProcessingException {
    for (int from = 0; from < numbers.size(); from += FRAMES_IN_AN_EVENT) {
      List<Integer> some =
          numbers.subList(from, Math.min(from + FRAMES_IN_AN_EVENT, numbers.size()));
      List<FrameView> views = jobs.frames(job, some).stream().map(FrameView::of).toList();
      if (!views.isEmpty()) {
        tell("frame", job, new Frames(job, views));
      }
    }
  }

  private void tellJob(UUID id) throws JsonProcessingException {
    JobView job = jobs.find(id.toString()).map(views::of).orElse(null);
    if (job != null) {
      tell("job", id, job);
    }
  }

  /** Heartbeats come once a second, so nothing is gained by looking more often. */
  private void tellNodes() throws JsonProcessingException {
    if (look++ % LOOKS_AT_NODES != 0) {
      return;
    }
    for (var status : nodes.all()) {
      NodeView now = NodeView.of(status, nodes.duty(status.name()));
      if (!now.saysTheSameAs(shown.put(status.name(), now))) {
        tell("node", null, now);
      }
    }
  }

  private void tell(String name, @Nullable UUID job, Object what) throws JsonProcessingException {
    ring.add(name, job, Json.MAPPER.writeValueAsString(what));
  }
}
