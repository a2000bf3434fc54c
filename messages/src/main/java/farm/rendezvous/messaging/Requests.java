package farm.rendezvous.messaging;

import farm.rendezvous.messages.Message;
import farm.rendezvous.messages.MessageCodec;
import farm.rendezvous.messages.UnreadableMessageException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks, and waits for the answer. All answers to this process come through one queue of its own,
 * which is there as long as its connection.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Requests implements AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(1);

  @Resource(lookup = "jms/cf", shareable = false)
  private ConnectionFactory connections;

  @Resource private ManagedThreadFactory managed;

  private final Broker broker;
  private @Nullable ThreadFactory threads;
  private @Nullable Replies replies;
  private boolean closed;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Requests() {
    this(null);
  }

  /** In a server, which sets its connections and threads. */
  @Inject
  public Requests(Broker broker) {
    this.broker = broker;
  }

  /**
   * For programs outside a server.
   *
   * @param connections one is kept for the answers
   * @param threads one of them hears the answers
   */
  public Requests(Broker broker, ConnectionFactory connections, ThreadFactory threads) {
    this(broker);
    this.connections = connections;
    this.threads = threads;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param id one that is asked again under the same id takes the answer to the first time, too, if
   *     that comes late; nobody else may wait for it meanwhile
   * @param patience how long; a request that nobody has taken by then expires
   * @return empty if none came in time
   * @throws BrokerAwayException if the broker does not take it, or is lost meanwhile
   */
  public <M extends Message> Optional<M> ask(
      String queue, UUID id, Message request, Class<M> answer, Duration patience)
      throws BrokerAwayException, InterruptedException {
    return ask(queue, id, request, List.of(), answer, patience);
  }

  /**
   * The same of any node but some.
   *
   * @param avoid nodes that should not answer
   */
  public <M extends Message> Optional<M> ask(
      String queue,
      UUID id,
      Message request,
      Collection<String> avoid,
      Class<M> answer,
      Duration patience)
      throws BrokerAwayException, InterruptedException {
    return ask(queue, id, request, avoid, answer, patience, () -> false);
  }

  /**
   * The same for an answer that may take long.
   *
   * @param patience how long at least; a request that nobody has taken by then expires
   * @param isUnderWay asked once a second after that: whether somebody is at it
   */
  public <M extends Message> Optional<M> ask(
      String queue,
      UUID id,
      Message request,
      Collection<String> avoid,
      Class<M> answer,
      Duration patience,
      BooleanSupplier isUnderWay)
      throws BrokerAwayException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Replies heard = replies();
    CompletableFuture<String> text = heard.expect(id);
    try {
      Broker.Return back = new Broker.Return(id, heard.queue(patience));
      broker.ask(queue, request, back, avoid, until(deadline));
      Optional<String> body = await(text, deadline - System.nanoTime());
      while (body.isEmpty() && isUnderWay.getAsBoolean()) {
        body = await(text, LOOK.toNanos());
      }
      return body.isEmpty()
          ? Optional.empty()
          : Optional.of(MessageCodec.decode(body.get(), answer));
    } catch (ExecutionException | UnreadableMessageException e) {
      throw new BrokerAwayException(e);
    } finally {
      heard.forget(id);
    }
  }

  private static Optional<String> await(CompletableFuture<String> text, long nanos)
      throws ExecutionException, InterruptedException {
    try {
      return Optional.of(text.get(nanos, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  private static Duration until(long deadline) {
    return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
  }

  /** Those of a connection that works, as far as is known. */
  private synchronized Replies replies() throws BrokerAwayException {
    if (closed) {
      throw new BrokerAwayException(new IllegalStateException("nothing is asked any more"));
    }
    if (replies == null || replies.isOver()) {
      replies = new Replies(connections, threads == null ? managed : threads);
    }
    return replies;
  }

  /** Nobody waits any more, and none asks. */
  @Override
  @PreDestroy
  public void close() {
    end();
  }

  private synchronized void end() {
    closed = true;
    if (replies != null) {
      replies.close();
    }
  }
}
