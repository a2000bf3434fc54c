package farm.rendezvous.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads messages of which the next one makes the last one worthless ({@link Broker#sendFleeting}):
 * in their order, by one thread, and without what a container does before and after each message of
 * a listener. So of a thousand nodes that say each second that they live each costs little. When
 * the connection is lost it is made again; what was sent meanwhile may be read or not.
 */
public final class FleetingReader implements AutoCloseable {

  /** How long one wait for a message lasts; whether it is closed is looked at after each. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration TRY_AGAIN_AFTER = Duration.ofMillis(500);

  private static final System.Logger LOG = System.getLogger(FleetingReader.class.getName());

  private final ConnectionFactory connections;
  private final String queue;
  private final Consumer<Message> hear;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /**
   * It reads from now on.
   *
   * @param connections one is kept
   * @param threads one of them reads
   * @param hear what it throws is the end of that one message
   */
  public FleetingReader(
      ConnectionFactory connections, ThreadFactory threads, String queue, Consumer<Message> hear) {
    this.connections = connections;
    this.queue = queue;
    this.hear = hear;
    this.thread = threads.newThread(this::read);
    thread.start();
  }

  /** No message is read any more, but for the one that is being read. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }

  private void read() {
    try {
      do {
        readWhileConnected();
      } while (!closed.await(TRY_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void readWhileConnected() {
    try (JMSContext context = connections.createContext();
        JMSConsumer consumer = context.createConsumer(context.createQueue(queue))) {
      while (closed.getCount() > 0) {
        Message message = consumer.receive(LOOK.toMillis());
        if (message != null) {
          hear(message);
        }
      }
    } catch (JMSRuntimeException e) {
      LOG.log(Level.DEBUG, "{0} is not read now: {1}", queue, e.getMessage());
    } catch (RuntimeException e) { // also of a client that was interrupted, to close it
      if (closed.getCount() > 0) {
        LOG.log(Level.WARNING, "reading " + queue + " broke off, again in a moment", e);
      }
    }
  }

  private void hear(Message message) {
    try {
      hear.accept(message);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a message of {0} was passed over: {1}", queue, e.toString());
    }
  }
}
