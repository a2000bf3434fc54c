package farm.rendezvous.broker;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** Runs one broker until the process is told to end. */
final class Broker {

  private static final System.Logger LOG = System.getLogger(Broker.class.getName());

  private Broker() {}

  /**
   * Starts the broker and returns; its own threads keep the process alive.
   *
   * @param arguments the path of broker.xml, whose {@code ${...}} are system properties
   * @throws Exception if the broker cannot start, for instance because its port is taken; it is
   *     logged like everything else, in the format that the log has
   */
  public static void main(String[] arguments) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> LOG.log(Level.ERROR, "the thread " + thread.getName() + " has failed", e));
    EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    broker.setConfigResourcePath(Path.of(arguments[0]).toUri().toString());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker), "shutdown"));
    broker.start();
  }

  private static void stop(EmbeddedActiveMQ broker) {
    try {
      broker.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the journal recovers what the stop left undone", e);
    }
  }
}
