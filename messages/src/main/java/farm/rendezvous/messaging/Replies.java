package farm.rendezvous.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The answers that come while one connection lasts, through a queue that is there as long: heard by
 * one thread, told apart by their correlation id.
 */
final class Replies implements AutoCloseable {

  /** A connection that was lost without a word is noticed after this. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(Replies.class.getName());

  private final ConnectionFactory connections;
  private final CompletableFuture<Destination> queue = new CompletableFuture<>();
  private final Map<String, CompletableFuture<String>> expected = new ConcurrentHashMap<>();
  private final Thread thread;
  private volatile boolean over;

  Replies(ConnectionFactory connections, ThreadFactory threads) {
    this.connections = connections;
    this.thread = threads.newThread(this::listen);
    thread.start();
  }

  /** Whether no answer can come any more. */
  boolean isOver() {
    return over;
  }

  /**
   * Where answers are to be sent; that is known when they are listened for.
   *
   * @throws BrokerAwayException if the broker is away, or has not answered by then
   */
  Destination queue(Duration patience) throws BrokerAwayException, InterruptedException {
    try {
      return queue.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new BrokerAwayException(e);
    }
  }

  /** The text of the answer to come; it fails when the connection is lost. */
  CompletableFuture<String> expect(UUID id) {
    CompletableFuture<String> text = new CompletableFuture<>();
    expected.put(id.toString(), text);
    if (over) {
      text.completeExceptionally(lost());
    }
    return text;
  }

  void forget(UUID id) {
    expected.remove(id.toString());
  }

  @Override
  public void close() {
    over = true;
    thread.interrupt();
  }

  private void listen() {
    try (JMSContext context = connections.createContext()) {
      Destination own = context.createTemporaryQueue();
      try (JMSConsumer consumer = context.createConsumer(own)) {
        queue.complete(own);
        hear(consumer);
      }
    } catch (RuntimeException | JMSException e) {
      LOG.log(Level.DEBUG, "answers are no longer heard: {0}", e.getMessage());
    } finally {
      end();
    }
  }

  private void hear(JMSConsumer consumer) throws JMSException {
    try {
      while (!over) {
        Message message = consumer.receive(LOOK.toMillis());
        if (message != null) {
          hand(message);
        }
      }
    } finally {
      end(); // before the connection is closed, which takes a while if the broker is gone
    }
  }

  private void end() {
    over = true;
    queue.completeExceptionally(lost());
    expected.values().forEach(text -> text.completeExceptionally(lost()));
  }

  private void hand(Message message) throws JMSException {
    String id = String.valueOf(message.getJMSCorrelationID());
    CompletableFuture<String> text = expected.get(id);
    if (text == null) {
      LOG.log(Level.DEBUG, "nobody waits for {0} any more", id);
    } else {
      read(message, text);
    }
  }

  /** One that is no text is the trouble of who asked for it; all others are heard on. */
  private static void read(Message message, CompletableFuture<String> text) throws JMSException {
    try {
      String body = message.getBody(String.class);
      text.complete(body == null ? "" : body);
    } catch (MessageFormatException e) {
      text.completeExceptionally(e);
    }
  }

  private static IllegalStateException lost() {
    return new IllegalStateException("the connection to the broker is lost");
  }
}
