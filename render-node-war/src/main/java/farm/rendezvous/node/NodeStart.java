package farm.rendezvous.node;

import farm.rendezvous.node.desk.Desk;
import farm.rendezvous.node.rendering.Inspector;
import farm.rendezvous.node.rendering.WarmBlenders;
import farm.rendezvous.node.reporting.Heartbeats;
import jakarta.annotation.PreDestroy;
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

  /**
   * A frame that is begun may take so long to its end. With what comes after it is less than the
   * grace that the farm's ways of stopping a node give it ({@code docker-compose.yml}, {@code
   * LocalFarm}), and than Liberty's patience with listeners.
   */
  private static final Duration LAST_FRAMES = Duration.ofSeconds(10);

  /** Blender gets two seconds to end, the reports the rest. */
  private static final Duration LAST_REPORTS = Duration.ofSeconds(8);

  private static final String WHY = "the node stops";

  private static final System.Logger LOG = System.getLogger(NodeStart.class.getName());

  @Inject private Heartbeats heartbeats;
  @Inject private Desk desk;
  @Inject private WarmBlenders blenders;
  @Inject private Inspector inspector;

  private volatile boolean over;

  void start(@Observes Startup event) {
    heartbeats.start();
    // Liberty first waits for the listeners, which wait for Blender, so its own end comes too late.
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "node-end"));
  }

  /** Liberty waits for listeners, not for a job by hand: then its end comes before ours. */
  @PreDestroy
  void applicationEnds() {
    over = true;
  }

  /** Finishes the frames that are begun, gives the others back, and says goodbye. */
  private void end() {
    desk.close(WHY);
    blenders.close();
    inspector.close();
    heartbeats.beat();
    boolean free = false;
    try {
      free = desk.awaitFree(LAST_FRAMES);
      if (!free && !over) {
        desk.stop(WHY);
        free = desk.awaitFree(LAST_REPORTS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (over) {
      return; // there is neither a desk nor a broker nor a log any more, and nobody who waits
    }
    desk.leave();
    if (!free) {
      LOG.log(Level.WARNING, "the broker has not taken the last reports; others will find out");
    }
    heartbeats.beat();
  }
}
