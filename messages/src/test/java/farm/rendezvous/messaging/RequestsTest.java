package farm.rendezvous.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.Claim;
import farm.rendezvous.messages.ClaimAnswer;
import farm.rendezvous.messages.ClaimAnswer.Refusal;
import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.MessageCodec;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes claim; the orchestrator answers when it wants to, and the broker is not always there. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@SuppressWarnings("NullAway.Init")
final class RequestsTest {

  /** Nobody here waits so long for an answer that comes, or is known not to come. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Less than it takes to look whether a connection is still there. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final int CROWD = 24;

  private final ExecutorService nodes = Executors.newCachedThreadPool();
  private final BlockingQueue<Message> claims = new LinkedBlockingQueue<>();
  private RealBroker broker;
  private ActiveMQConnectionFactory clients;
  private Broker sender;
  private Requests requests;
  private JMSContext orchestrator;

  @BeforeEach
  void start(@TempDir Path journal) throws Exception {
    broker = new RealBroker(journal);
    clients = broker.clients();
    sender = new Broker(clients);
    requests = new Requests(sender, clients, Thread::new);
    listen();
  }

  @AfterEach
  void end() throws Exception {
    requests.close();
    nodes.shutdownNow();
    orchestrator.close();
    clients.close();
    broker.stop();
  }

  @Test
  void ofManyWhoAskAtOnceEachGetsItsOwnAnswer() throws Exception {
    Random order = new Random(42);
    for (int round = 0; round < 3; round++) {
      Map<UUID, Future<Optional<ClaimAnswer>>> asking = crowd();
      List<Message> all = claimed(CROWD);
      Collections.shuffle(all, order);

      answer(all);

      for (Map.Entry<UUID, Future<Optional<ClaimAnswer>>> one : asking.entrySet()) {
        assertThat(soon(one.getValue())).map(ClaimAnswer::attemptId).contains(one.getKey());
      }
    }
  }

  @Test
  void anAnswerThatComesTooLateIsTakenByTheNextAskingUnderTheSameId() throws Exception {
    UUID attempt = UUID.randomUUID();
    assertThat(ask(attempt, Duration.ofMillis(500))).isEmpty();
    List<Message> first = claimed(1);

    Future<Optional<ClaimAnswer>> again = nodes.submit(() -> ask(attempt, PATIENCE));
    claimed(1);
    answer(first);

    assertThat(soon(again)).map(ClaimAnswer::attemptId).contains(attempt);
  }

  @Test
  void anAnswerThatNobodyWaitsForDisturbsNobody() throws Exception {
    assertThat(ask(UUID.randomUUID(), Duration.ofMillis(500))).isEmpty();
    UUID other = UUID.randomUUID();
    Future<Optional<ClaimAnswer>> asking = nodes.submit(() -> ask(other, PATIENCE));

    answer(claimed(2));

    assertThat(soon(asking)).map(ClaimAnswer::attemptId).contains(other);
  }

  @Test
  void anAnswerThatIsNoMessageOfTheFarmIsTheTroubleOfNobodyElse() throws Exception {
    UUID noText = UUID.randomUUID();
    UUID emptyText = UUID.randomUUID();
    UUID good = UUID.randomUUID();
    Map<UUID, Future<Optional<ClaimAnswer>>> asking = new LinkedHashMap<>();
    for (UUID attempt : List.of(noText, emptyText, good)) {
      asking.put(attempt, nodes.submit(() -> ask(attempt, PATIENCE)));
    }
    Map<UUID, Message> asked = new LinkedHashMap<>();
    for (Message claim : claimed(3)) {
      asked.put(UUID.fromString(claim.getJMSCorrelationID()), claim);
    }

    try (JMSContext stranger = clients.createContext()) {
      BytesMessage bytes = stranger.createBytesMessage();
      bytes.writeInt(42);
      answer(Objects.requireNonNull(asked.get(noText)), bytes, stranger);
      answer(Objects.requireNonNull(asked.get(emptyText)), stranger.createTextMessage(), stranger);
    }
    assertAway(Objects.requireNonNull(asking.get(noText)));
    assertAway(Objects.requireNonNull(asking.get(emptyText)));
    answer(List.of(Objects.requireNonNull(asked.get(good))));

    assertThat(soon(Objects.requireNonNull(asking.get(good))))
        .map(ClaimAnswer::attemptId)
        .contains(good);
  }

  @Test
  void whoeverWaitsHearsAtOnceThatTheBrokerIsAwayAndAsksAgainWhenItIsBack() throws Exception {
    Map<UUID, Future<Optional<ClaimAnswer>>> asking = crowd();
    claimed(CROWD);

    broker.stop();

    for (Future<Optional<ClaimAnswer>> one : asking.values()) {
      assertAway(one);
    }
    assertAway(nodes.submit(() -> ask(UUID.randomUUID(), PATIENCE)));

    broker.start();
    listen();
    UUID attempt = UUID.randomUUID();
    Future<Optional<ClaimAnswer>> again = nodes.submit(() -> ask(attempt, PATIENCE));
    answer(claimed(1));

    assertThat(soon(again)).map(ClaimAnswer::attemptId).contains(attempt);
  }

  @Test
  void whoeverWaitsWhenItIsClosedIsToldAndNobodyAsksAnyMore() throws Exception {
    Map<UUID, Future<Optional<ClaimAnswer>>> asking = crowd();
    claimed(CROWD);

    requests.close();

    for (Future<Optional<ClaimAnswer>> one : asking.values()) {
      assertAway(one);
    }
    assertThatThrownBy(() -> ask(UUID.randomUUID(), PATIENCE))
        .isInstanceOf(BrokerAwayException.class)
        .hasMessageContaining("nothing is asked any more");
    assertThat(claims).isEmpty();
  }

  private Map<UUID, Future<Optional<ClaimAnswer>>> crowd() {
    Map<UUID, Future<Optional<ClaimAnswer>>> asking = new LinkedHashMap<>();
    for (int node = 0; node < CROWD; node++) {
      UUID attempt = UUID.randomUUID();
      asking.put(attempt, nodes.submit(() -> ask(attempt, PATIENCE)));
    }
    return asking;
  }

  private Optional<ClaimAnswer> ask(UUID attempt, Duration patience)
      throws BrokerAwayException, InterruptedException {
    Claim claim = new Claim(UUID.randomUUID(), attempt, "node-1", Duration.ZERO);
    return requests.ask(Destinations.CLAIMS, attempt, claim, ClaimAnswer.class, patience);
  }

  /** The orchestrator hears claims, and puts them aside. */
  private void listen() {
    orchestrator = clients.createContext();
    orchestrator
        .createConsumer(orchestrator.createQueue(Destinations.CLAIMS))
        .setMessageListener(claims::add);
  }

  /** So many claims, in the order in which they came. */
  private List<Message> claimed(int number) throws InterruptedException {
    List<Message> heard = new ArrayList<>();
    while (heard.size() < number) {
      heard.add(
          Objects.requireNonNull(
              claims.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS),
              () -> "claim " + (heard.size() + 1) + " of " + number));
    }
    return heard;
  }

  private void answer(List<Message> asked) throws Exception {
    List<Answer> answers = new ArrayList<>();
    for (Message message : asked) {
      Claim claim = MessageCodec.decode(message.getBody(String.class), Claim.class);
      answers.add(new Answer(message, new Refusal(claim.attemptId(), "it is taken")));
    }
    sender.reply(answers);
  }

  private static void answer(Message asked, Message answer, JMSContext stranger) throws Exception {
    answer.setJMSCorrelationID(asked.getJMSCorrelationID());
    stranger.createProducer().send(asked.getJMSReplyTo(), answer);
  }

  private static void assertAway(Future<Optional<ClaimAnswer>> asking) {
    assertThatThrownBy(() -> soon(asking))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(BrokerAwayException.class);
  }

  private static <T> T soon(Future<T> asking) throws Exception {
    return asking.get(AT_ONCE.toSeconds(), TimeUnit.SECONDS);
  }
}
