package farm.rendezvous.messaging;

import farm.rendezvous.logging.OneLine;
import farm.rendezvous.messages.Message;
import farm.rendezvous.messages.MessageCodec;
import farm.rendezvous.messages.UnreadableMessageException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Reads what a listener was handed. */
@ApplicationScoped
public class Inbox {

  private static final System.Logger LOG = System.getLogger(Inbox.class.getName());

  private final Broker broker;

  /** For CDI. */
  @SuppressWarnings("NullAway")
  protected Inbox() {
    this(null);
  }

  @Inject
  public Inbox(Broker broker) {
    this.broker = broker;
  }

  /**
   * The message, or empty if it is none: then it lies in the dead-letter queue, with the reason.
   *
   * @throws RedeliverException if the broker has to deliver it again
   */
  public <M extends Message> Optional<M> read(jakarta.jms.Message delivered, Class<M> expected) {
    try {
      String text = delivered.getBody(String.class);
      try {
        return Optional.of(MessageCodec.decode(text == null ? "" : text, expected));
      } catch (UnreadableMessageException e) {
        String why = String.valueOf(e.getMessage());
        LOG.log(Level.WARNING, "a message is unreadable and put away: {0}", OneLine.of(why));
        broker.putAway(text == null ? "" : text, why);
        return Optional.empty();
      }
    } catch (JMSException | BrokerAwayException e) {
      throw new RedeliverException(e);
    }
  }
}
