package farm.rendezvous.incontainer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.config.descriptor.api.ContainerDef;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian and its server a port that is free; Liberty does not say which one it took. */
public class FreePort implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(FreePort.class);
  }

  /** Before the server is started. */
  public void choose(@Observes ContainerRegistry registry) throws IOException {
    for (Container<?> container : registry.getContainers()) {
      int port = freePort();
      ContainerDef arquillian = container.getContainerConfiguration();
      arquillian.property("httpPort", String.valueOf(port));
      Map<String, String> properties = arquillian.getContainerProperties();
      Path server =
          Path.of(String.valueOf(properties.get("usrDir")))
              .resolve("servers")
              .resolve(String.valueOf(properties.get("serverName")));
      Files.writeString(
          server.resolve("configDropins/overrides/port.xml"),
          "<server><variable name=\"port\" value=\"" + port + "\"/></server>");
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
