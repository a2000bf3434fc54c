package farm.rendezvous.node.movies.boundary;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import farm.rendezvous.logging.LogContext;
import farm.rendezvous.logging.LogField;
import farm.rendezvous.messages.MovieRequest;
import farm.rendezvous.messaging.Answer;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.messaging.Inbox;
import farm.rendezvous.messaging.RedeliverException;
import farm.rendezvous.node.movies.control.Movies;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.lang.System.Logger.Level;
import java.util.List;

/** Takes one movie at a time and tells what came of it. */
@MessageDriven
@TransactionAttribute(NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init")
public class MovieListener implements MessageListener {

  private static final System.Logger LOG = System.getLogger(MovieListener.class.getName());

  @Inject private Inbox inbox;
  @Inject private Broker broker;
  @Inject private Movies movies;

  @Override
  public void onMessage(Message message) {
    inbox.read(message, MovieRequest.class).ifPresent(request -> answer(message, request));
  }

  private void answer(Message message, MovieRequest request) {
    try (LogContext lines = LogContext.open()) {
      lines.with(LogField.JOB, request.job());
      broker.reply(List.of(new Answer(message, movies.make(request))));
    } catch (BrokerAwayException e) {
      LOG.log(
          Level.INFO,
          "nobody waits for a movie of {0} any more: {1}",
          request.job(),
          e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedeliverException(e);
    }
  }
}
