package farm.rendezvous.broker;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** Runs one broker until the process is told to end. */
final class Broker {

  private static final System.Logger LOG = System.getLogger(Broker.class.getName());

  private Broker() {}

  /**
   * Starts the broker and returns; its own threads keep the process alive. With the system property
   * {@code health.port} it also answers there whether it works.
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
    Integer health = Integer.getInteger("health.port");
    if (health != null) {
      String bound = System.getProperty("host", "127.0.0.1");
      String host = bound.equals("0.0.0.0") ? "127.0.0.1" : bound;
      String url = "tcp://%s:%d".formatted(host, Integer.getInteger("port"));
      Readiness readiness = new Readiness(url, health);
      Runtime.getRuntime().addShutdownHook(new Thread(readiness::close, "no longer ready"));
    }
  }

  private static void stop(EmbeddedActiveMQ broker) {
    try {
      broker.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the journal recovers what the stop left undone", e);
    }
  }
}
