package farm.rendezvous.bench.controlplane;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives a thread the same context each time that it asks; the thread's closing of it does nothing.
 * So a call costs the broker what it costs it in a server, which pools its contexts.
 */
final class ContextPerThread implements ConnectionFactory, AutoCloseable {
  private static final int CONNECTIONS = 4;

  private final AtomicInteger next = new AtomicInteger();
  private final JMSContext[] roots;
  private final ThreadLocal<JMSContext> contexts = ThreadLocal.withInitial(this::newContext);

  ContextPerThread(ConnectionFactory factory) {
    this.roots =
        Stream.generate(factory::createContext).limit(CONNECTIONS).toArray(JMSContext[]::new);
  }

  @Override
  public JMSContext createContext() {
    return contexts.get();
  }

  /** Closes the connections, and with them the contexts of all threads. */
  @Override
  public void close() {
    for (JMSContext root : roots) {
      root.close();
    }
  }

  private JMSContext newContext() {
    JMSContext root = roots[Math.floorMod(next.getAndIncrement(), roots.length)];
    JMSContext context = root.createContext(JMSContext.AUTO_ACKNOWLEDGE);
    return (JMSContext)
        Proxy.newProxyInstance(
            JMSContext.class.getClassLoader(),
            new Class<?>[] {JMSContext.class},
            (proxy, method, arguments) ->
                method.getName().equals("close") ? null : call(context, method, arguments));
  }

  private static @Nullable Object call(
      JMSContext context, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(context, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  @Override
  public Connection createConnection() {
    throw new UnsupportedOperationException("a node needs no connection of its own");
  }

  @Override
  public Connection createConnection(String user, String password) {
    throw new UnsupportedOperationException("the broker has no login");
  }

  @Override
  public JMSContext createContext(String user, String password) {
    throw new UnsupportedOperationException("the broker has no login");
  }

  @Override
  public JMSContext createContext(String user, String password, int sessionMode) {
    throw new UnsupportedOperationException("the broker has no login");
  }

  @Override
  public JMSContext createContext(int sessionMode) {
    throw new UnsupportedOperationException("contexts acknowledge by themselves");
  }
}
