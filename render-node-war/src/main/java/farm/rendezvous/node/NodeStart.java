package farm.rendezvous.node;

import farm.rendezvous.node.desk.Desk;
import farm.rendezvous.node.rendering.WarmBlenders;
import farm.rendezvous.node.reporting.Heartbeats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** The node's start, and its end by SIGTERM. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class NodeStart {

  /** Blender gets two seconds to end, the reports the rest. */
  private static final Duration LAST_REPORTS = Duration.ofSeconds(8);

  private static final System.Logger LOG = System.getLogger(NodeStart.class.getName());

  @Inject private Heartbeats heartbeats;
  @Inject private Desk desk;
  @Inject private WarmBlenders blenders;

  void start(@Observes Startup event) {
    heartbeats.start();
    // Liberty first waits for the listeners, which wait for Blender, so its own end comes too late.
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "node-end"));
  }

  /** Stops Blender, gives the frames back, and says goodbye. */
  private void end() {
    desk.close("the node stops");
    blenders.close();
    try {
      if (!desk.awaitFree(LAST_REPORTS)) {
        LOG.log(Level.WARNING, "the broker has not taken the last reports; others will find out");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    heartbeats.beat();
  }
}
