package farm.rendezvous.messaging;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.Message;
import farm.rendezvous.messages.MessageCodec;
import farm.rendezvous.messages.Order;
import farm.rendezvous.messages.UnreadableMessageException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Sends messages. Never inside a transaction: what is sent is a consequence of what is committed.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Broker {

  private static final System.Logger LOG = System.getLogger(Broker.class.getName());

  @Resource(lookup = "jms/cf")
  private ConnectionFactory connections;

  /** For CDI, which sets the connection factory of the server. */
  protected Broker() {}

  /**
   * For programs outside a server.
   *
   * @param connections should be pooled: every call takes a context from them and gives it back
   */
  public Broker(ConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * Sends a message that must not be lost: when this returns it is on the broker's disk.
   *
   * @throws BrokerAwayException if the broker does not take it
   */
  public void send(String queue, Message message) throws BrokerAwayException {
    use(
        (context, producer) ->
            producer.send(context.createQueue(queue), MessageCodec.encode(message)));
  }

  /**
   * Sends offers, all or none: when this returns they are on the broker's disk, which took it one
   * write.
   *
   * @throws BrokerAwayException if the broker does not take them
   */
  public void offer(Collection<Offer> offers) throws BrokerAwayException {
    if (offers.isEmpty()) {
      return;
    }
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageProducer producer =
            session.createProducer(session.createQueue(Destinations.BATCHES))) {
      for (Offer offer : offers) {
        producer.send(
            offer.message(session),
            DeliveryMode.PERSISTENT,
            offer.jmsPriority(),
            jakarta.jms.Message.DEFAULT_TIME_TO_LIVE);
      }
      session.commit();
    } catch (JMSException e) {
      throw new BrokerAwayException(e);
    }
  }

  /**
   * Sends a message that is worth nothing after a while.
   *
   * @throws BrokerAwayException if the broker does not take it
   */
  public void sendFleeting(String queue, Message message, Duration worth)
      throws BrokerAwayException {
    use(
        (context, producer) ->
            fleeting(producer, worth)
                .send(context.createQueue(queue), MessageCodec.encode(message)));
  }

  /**
   * Sends an order to a node, if it hears it within {@code worth}.
   *
   * @throws BrokerAwayException if the broker does not take it
   */
  public void order(String node, Order order, Duration worth) throws BrokerAwayException {
    use(
        (context, producer) ->
            fleeting(producer, worth)
                .setProperty(Destinations.NODE, node)
                .send(context.createTopic(Destinations.ORDERS), MessageCodec.encode(order)));
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @param patience how long; a request that nobody has taken by then expires
   * @return empty if none came in time
   * @throws BrokerAwayException if the broker does not take it, or is lost meanwhile
   */
  public <M extends Message> Optional<M> request(
      String queue, Message request, Class<M> answer, Duration patience)
      throws BrokerAwayException {
    return request(queue, request, List.of(), answer, patience);
  }

  /**
   * The same to any node but some.
   *
   * @param avoid nodes that should not answer
   * @throws BrokerAwayException if the broker does not take it, or is lost meanwhile
   */
  public <M extends Message> Optional<M> request(
      String queue, Message request, Collection<String> avoid, Class<M> answer, Duration patience)
      throws BrokerAwayException {
    return use(
        (context, producer) -> {
          TemporaryQueue replies = context.createTemporaryQueue();
          if (!avoid.isEmpty()) {
            producer.setProperty(Destinations.AVOID, Avoid.these(avoid));
          }
          try (JMSConsumer consumer = context.createConsumer(replies)) {
            fleeting(producer, patience)
                .setJMSReplyTo(replies)
                .send(context.createQueue(queue), MessageCodec.encode(request));
            String text = consumer.receiveBody(String.class, patience.toMillis());
            return text == null ? Optional.empty() : Optional.of(MessageCodec.decode(text, answer));
          } catch (UnreadableMessageException e) {
            throw new JMSRuntimeException("the answer is unreadable: " + e.getMessage(), null, e);
          } finally {
            delete(replies);
          }
        });
  }

  /**
   * Answers whoever sent the requests. One who has stopped waiting is nobody's trouble.
   *
   * @throws BrokerAwayException if the broker does not take them
   */
  public void reply(Collection<Answer> answers) throws BrokerAwayException {
    use(
        (context, producer) -> {
          producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
          for (Answer answer : answers) {
            try {
              producer.send(answer.destination(), MessageCodec.encode(answer.message()));
            } catch (InvalidDestinationRuntimeException e) {
              LOG.log(Level.DEBUG, "nobody waits for an answer any more: {0}", e.getMessage());
            }
          }
          return producer;
        });
  }

  /**
   * Puts a text away that is no message of the farm.
   *
   * @throws BrokerAwayException if the broker does not take it
   */
  void putAway(String text, String reason) throws BrokerAwayException {
    use(
        (context, producer) ->
            producer
                .setProperty("reason", reason)
                .send(context.createQueue(Destinations.DEAD_LETTERS), text));
  }

  private static JMSProducer fleeting(JMSProducer producer, Duration worth) {
    return producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT).setTimeToLive(worth.toMillis());
  }

  private static void delete(TemporaryQueue queue) {
    try {
      queue.delete();
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }

  private <R> R use(BiFunction<JMSContext, JMSProducer, R> work) throws BrokerAwayException {
    try (JMSContext context = connections.createContext()) {
      return work.apply(context, context.createProducer());
    } catch (JMSRuntimeException e) {
      throw new BrokerAwayException(e);
    }
  }
}
