package farm.rendezvous.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.Echo;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody says again and again that he lives; the broker is not always there. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@SuppressWarnings("NullAway.Init")
final class FleetingReaderTest {

  private static final UUID NOT_BEARABLE = UUID.randomUUID();
  private static final Duration WORTH = Duration.ofMinutes(1);

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
  private RealBroker broker;
  private ActiveMQConnectionFactory clients;
  private Broker sender;
  private FleetingReader reader;

  @BeforeEach
  void start(@TempDir Path journal) throws Exception {
    broker = new RealBroker(journal);
    clients = broker.clients();
    clients.setConsumerWindowSize(262_144);
    sender = new Broker(clients);
    reader = new FleetingReader(clients, this::newThread, Destinations.HEARTBEATS, this::hear);
  }

  @AfterEach
  void end() throws Exception {
    reader.close();
    clients.close();
    broker.stop();
  }

  @Test
  void whatIsSaidIsHeardInItsOrder() throws Exception {
    List<UUID> said = Stream.generate(UUID::randomUUID).limit(500).toList();

    for (UUID caller : said) {
      say(caller);
    }

    for (UUID caller : said) {
      assertThat(nextHeard()).contains(caller.toString());
    }
  }

  @Test
  void oneThatCannotBeDealtWithDoesNotKeepTheNextFromBeingHeard() throws Exception {
    UUID next = UUID.randomUUID();

    sender.sendFleeting(Destinations.HEARTBEATS, new Echo(NOT_BEARABLE, Instant.EPOCH), WORTH);
    say(next);

    assertThat(nextHeard()).contains(next.toString());
  }

  @Test
  void whenTheBrokerComesBackItIsHeardAgain() throws Exception {
    UUID before = UUID.randomUUID();
    say(before);
    assertThat(nextHeard()).contains(before.toString());

    broker.stop();
    broker.start();
    UUID after = UUID.randomUUID();
    say(after);

    assertThat(nextHeard()).contains(after.toString());
  }

  @Test
  void whenItIsClosedItsThreadEndsInOrder() throws Exception {
    say(UUID.randomUUID());
    nextHeard();

    reader.close();

    Thread reading = threads.remove();
    reading.join(Duration.ofMinutes(1).toMillis());
    assertThat(reading.isAlive()).isFalse();
    assertThat(uncaught).isEmpty();
  }

  private Thread newThread(Runnable work) {
    Thread thread = new Thread(work);
    thread.setUncaughtExceptionHandler((any, thrown) -> uncaught.add(thrown));
    threads.add(thread);
    return thread;
  }

  private void say(UUID caller) throws BrokerAwayException {
    sender.sendFleeting(Destinations.HEARTBEATS, new Echo(caller, Instant.EPOCH), WORTH);
  }

  private void hear(Message message) {
    try {
      String text = message.getBody(String.class);
      if (text.contains(NOT_BEARABLE.toString())) {
        throw new IllegalStateException("not this one");
      }
      heard.add(text);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private String nextHeard() throws InterruptedException {
    String text = heard.poll(1, TimeUnit.MINUTES);
    assertThat(text).as("heard within a minute").isNotNull();
    return text;
  }
}
