package farm.rendezvous.orchestrator.events.boundary;

import farm.rendezvous.orchestrator.events.control.EventRing;
import farm.rendezvous.orchestrator.events.control.FarmEvent;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One client that listens: where it is in the ring, and what it follows. */
final class EventStream {

  /** A proxy or a browser that hears nothing for longer may take the connection for dead. */
  private static final Duration QUIET = Duration.ofSeconds(15);

  /** A client that takes nothing for so long is dropped. */
  private static final long PATIENCE_SECONDS = 20;

  private static final long RECONNECT_MILLIS = 2_000;
  private static final int AT_ONCE = 50;

  private static final System.Logger LOG = System.getLogger(EventStream.class.getName());

  private final Sse sse;
  private final SseEventSink sink;
  private final EventRing ring;
  private final Clock clock;
  private final @Nullable UUID job;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long place;
  private volatile Instant lastSent;
  private volatile boolean fresh;

  /**
   * Someone who has just come.
   *
   * @param job the only one that is followed; null for all
   * @param lastSeen the id of the last event that the client got; null if it is new
   */
  EventStream(
      Sse sse,
      SseEventSink sink,
      EventRing ring,
      Clock clock,
      @Nullable UUID job,
      @Nullable Long lastSeen) {
    this.sse = sse;
    this.sink = sink;
    this.ring = ring;
    this.clock = clock;
    this.job = job;
    this.fresh = lastSeen == null;
    this.place = lastSeen == null ? ring.last() : lastSeen;
    this.lastSent = clock.instant();
  }

  boolean isClosed() {
    return sink.isClosed();
  }

  /** Whether there is something to be sent, and nobody at it. */
  boolean isDue() {
    return !busy.get()
        && (fresh || ring.last() > place || !lastSent.plus(QUIET).isAfter(clock.instant()));
  }

  /** Sends all that there is; returns at once if another thread is at it. */
  void send() {
    if (!busy.compareAndSet(false, true)) {
      return;
    }
    try {
      while (!sink.isClosed() && isBehind()) {
        sendSome();
      }
      if (!sink.isClosed() && !lastSent.plus(QUIET).isAfter(clock.instant())) {
        send(sse.newEventBuilder().comment("still here").build());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.log(Level.DEBUG, "a client that listened is dropped: {0}", e.toString());
      close();
    } finally {
      busy.set(false);
    }
  }

  void close() {
    try {
      sink.close();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "the client was gone already: {0}", e.toString());
    }
  }

  private boolean isBehind() {
    return fresh || ring.last() > place;
  }

  private void sendSome() throws InterruptedException, ExecutionException, TimeoutException {
    if (fresh || !ring.knowsAllAfter(place)) {
      reset(fresh ? "this stream is new" : "what was missed is not known any more");
      return;
    }
    List<FarmEvent> next = ring.after(place, AT_ONCE);
    for (FarmEvent event : next) {
      if (event.isFor(job)) {
        send(event(event.id(), event.name(), event.data()).build());
      }
      place = event.id();
    }
  }

  /** All that comes from here on is told; what was before, the client has to read. */
  private void reset(String why) throws InterruptedException, ExecutionException, TimeoutException {
    fresh = false;
    place = ring.last();
    send(
        event(place, "reset", "{\"reason\":\"" + why + "\"}")
            .reconnectDelay(RECONNECT_MILLIS)
            .build());
  }

  private OutboundSseEvent.Builder event(long id, String name, String data) {
    return sse.newEventBuilder()
        .id(Long.toString(id))
        .name(name)
        .mediaType(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
        .data(String.class, data);
  }

  private void send(OutboundSseEvent event)
      throws InterruptedException, ExecutionException, TimeoutException {
    var unused = sink.send(event).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    lastSent = clock.instant();
  }
}
