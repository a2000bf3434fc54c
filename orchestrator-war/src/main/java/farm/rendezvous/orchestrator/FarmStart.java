package farm.rendezvous.orchestrator;

import farm.rendezvous.orchestrator.dispatch.boundary.DispatchLoop;
import farm.rendezvous.orchestrator.events.boundary.EventPump;
import farm.rendezvous.orchestrator.figures.Gauges;
import farm.rendezvous.orchestrator.nodes.boundary.HeartbeatReading;
import farm.rendezvous.orchestrator.nodes.boundary.Pulse;
import farm.rendezvous.orchestrator.nodes.control.NodeRegistry;
import farm.rendezvous.orchestrator.store.Migrations;
import farm.rendezvous.orchestrator.webhooks.control.DeliveryLoop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/** What happens at the start, in this order. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class FarmStart {

  @Inject private Migrations migrations;
  @Inject private NodeRegistry nodes;
  @Inject private Gauges gauges;
  @Inject private HeartbeatReading heartbeats;
  @Inject private Pulse pulse;
  @Inject private DispatchLoop dispatch;
  @Inject private EventPump events;
  @Inject private DeliveryLoop deliveries;

  void start(@Observes Startup event) {
    migrations.run();
    nodes.load();
    gauges.register();
    heartbeats.start();
    pulse.start();
    dispatch.start();
    events.start();
    deliveries.start();
  }
}
