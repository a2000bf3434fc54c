package farm.rendezvous.orchestrator.dispatch.boundary;

import farm.rendezvous.messages.Order;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Orders on their way to nodes. One that gets lost is given again by whoever still wants it. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
class Orders {

  private static final Duration WORTH = Duration.ofSeconds(2);

  private static final System.Logger LOG = System.getLogger(Orders.class.getName());

  @Inject private Broker broker;

  void give(String node, Order order) {
    try {
      broker.order(node, order, WORTH);
      LOG.log(Level.DEBUG, "{0}: {1}", node, order);
    } catch (BrokerAwayException e) {
      LOG.log(Level.DEBUG, "{0} did not get {1}: {2}", node, order, e.getMessage());
    }
  }
}
