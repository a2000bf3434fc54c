package farm.rendezvous.bench.controlplane;

import farm.rendezvous.messages.Destinations;
import farm.rendezvous.messages.Heartbeat;
import farm.rendezvous.messages.NodeState;
import farm.rendezvous.messaging.Broker;
import farm.rendezvous.messaging.BrokerAwayException;
import farm.rendezvous.messaging.Requests;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** All nodes of a run, and what they share. Closed, they fall silent at once. */
final class Simulation implements AutoCloseable {
  private static final int NODES_PER_CONNECTION = 25;
  private static final int SENDERS = 32;
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration WORTH = Duration.ofSeconds(5);

  private final Load load;
  private final Timings timings = new Timings();
  private final Tally tally = new Tally();
  private final Pause pause = new Pause();
  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);

  /** One thread, so that heartbeats of a node arrive in their order. */
  private final ScheduledExecutorService hearts = Executors.newSingleThreadScheduledExecutor();

  private final ContextPerThread contexts;
  private final Broker broker;
  private final ActiveMQConnectionFactory factory;
  private final ActiveMQConnectionFactory senderFactory;
  private final List<Connection> connections = new ArrayList<>();
  private final List<Requests> requests = new ArrayList<>();
  private final ThreadFactory threads = Executors.defaultThreadFactory();
  private volatile NodeState idleState = NodeState.IDLE;

  private Simulation(Load load, int brokerPort) {
    this.load = load;
    this.factory = BrokerAddress.factory(brokerPort, load.nodes());
    this.senderFactory = BrokerAddress.senders(brokerPort);
    this.contexts = new ContextPerThread(senderFactory);
    this.broker = new Broker(contexts);
  }

  /** Starts the nodes; they are idle when the orchestrator has heard them. */
  static Simulation start(Load load, int brokerPort) {
    Simulation simulation = new Simulation(load, brokerPort);
    try {
      simulation.begin();
      return simulation;
    } catch (JMSException e) {
      simulation.close();
      throw new IllegalStateException("the simulated nodes cannot reach the broker", e);
    }
  }

  private void begin() throws JMSException {
    for (int number = 1; number <= load.nodes(); number++) {
      if (number % NODES_PER_CONNECTION == 1) {
        connections.add(factory.createConnection());
      }
      SimulatedNode node = new SimulatedNode(number, this);
      listen(node, connections.get(connections.size() - 1));
      var unused =
          hearts.scheduleWithFixedDelay(
              node::beat,
              HEARTBEAT.toNanos() * number / load.nodes(),
              HEARTBEAT.toNanos(),
              TimeUnit.NANOSECONDS);
    }
    for (Connection connection : connections) {
      connection.start();
    }
  }

  private static void listen(SimulatedNode node, Connection connection) throws JMSException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    session
        .createConsumer(
            session.createQueue(Destinations.BATCHES), BrokerAddress.selector(node.name()))
        .setMessageListener(node);
  }

  Timings timings() {
    return timings;
  }

  Tally tally() {
    return tally;
  }

  Pause pause() {
    return pause;
  }

  /** Of one node, which hears its answers by itself, as nodes do. */
  Claims newClaims() {
    Requests own = new Requests(broker, contexts, threads);
    requests.add(own);
    return new Claims(own, timings, tally, pause);
  }

  Outbox newOutbox() {
    return new Outbox(broker, senders, timings, tally);
  }

  /** What a node without work says that it is. */
  NodeState idleState() {
    return idleState;
  }

  /** Whether nodes take work; what is offered already is rendered all the same. */
  void takeWork(boolean take) {
    idleState = take ? NodeState.IDLE : NodeState.STARTING;
  }

  /**
   * Time of a frame: half to one and a half of the average, so that nodes fall out of step.
   *
   * @param chance 0 to 1
   */
  Duration frameTime(double chance) {
    return Duration.ofNanos((long) (load.frameTime().toNanos() * (0.5 + chance)));
  }

  /** The node has something new to say. */
  void wake(SimulatedNode node) {
    try {
      hearts.execute(node::beat);
    } catch (RejectedExecutionException e) {
      // the simulation is over
    }
  }

  void say(Heartbeat heartbeat) {
    try {
      broker.sendFleeting(Destinations.HEARTBEATS, heartbeat, WORTH);
    } catch (BrokerAwayException | RuntimeException e) {
      if (!pause.isOver()) {
        tally.trouble("a heartbeat was not sent: " + e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    pause.end();
    hearts.shutdownNow();
    for (Connection connection : connections) {
      try {
        connection.close();
      } catch (JMSException e) {
        tally.trouble("a connection did not close: " + e.getMessage());
      }
    }
    requests.forEach(Requests::close);
    senders.shutdownNow();
    contexts.close();
    factory.close();
    senderFactory.close();
  }
}
