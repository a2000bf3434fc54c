package farm.rendezvous.messaging;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.Message;
import farm.rendezvous.messages.MessageCodec;
import farm.rendezvous.messages.Order;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Sends messages. Never inside a transaction: what is sent is a consequence of what is committed.
 */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Broker {

  private static final System.Logger LOG = System.getLogger(Broker.class.getName());

  /** Not shareable: such a connection would be held until the listener or the call is done. */
  @Resource(lookup = "jms/cf", shareable = false)
  private ConnectionFactory connections;

  private final KnownDestinations known = new KnownDestinations();

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

  /** Where an answer is to go, and under which correlation id. */
  record Return(UUID id, Destination queue) {}

  /**
   * Sends a request that is worth nothing when nobody waits for its answer any more.
   *
   * @param avoid nodes that should not answer
   * @throws BrokerAwayException if the broker does not take it
   */
  void ask(String queue, Message request, Return to, Collection<String> avoid, Duration patience)
      throws BrokerAwayException {
    use(
        (context, producer) -> {
          if (!avoid.isEmpty()) {
            producer.setProperty(Destinations.AVOID, Avoid.these(avoid));
          }
          return fleeting(producer, patience)
              .setJMSReplyTo(to.queue())
              .setJMSCorrelationID(to.id().toString())
              .send(context.createQueue(queue), MessageCodec.encode(request));
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
              producer
                  .setJMSCorrelationID(answer.correlationId())
                  .send(known.same(answer.destination()), MessageCodec.encode(answer.message()));
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

  private <R> R use(BiFunction<JMSContext, JMSProducer, R> work) throws BrokerAwayException {
    try (JMSContext context = connections.createContext()) {
      return work.apply(context, context.createProducer());
    } catch (JMSRuntimeException e) {
      throw new BrokerAwayException(e);
    }
  }
}
