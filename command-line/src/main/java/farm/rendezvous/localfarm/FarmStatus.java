package farm.rendezvous.localfarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.FarmNotReachable;
import farm.rendezvous.client.Node;
import farm.rendezvous.client.Refused;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A farm of this machine at a glance; its JSON is promised to scripts. Pids are null when down, the
 * addresses of admin centers where there are none.
 */
public record FarmStatus(
    String url,
    String output,
    String blend,
    ServerStatus orchestrator,
    BrokerStatus broker,
    List<NodeStatus> nodes) {

  /** The orchestrator. */
  public record ServerStatus(@Nullable Long pid, String url, @Nullable URI adminCenter) {}

  /** The broker. */
  public record BrokerStatus(@Nullable Long pid, int port) {}

  /** A render node; its state is the orchestrator's word, else {@code offline}. */
  public record NodeStatus(
      String name, @Nullable Long pid, String url, @Nullable URI adminCenter, String state) {}

  static FarmStatus of(FarmRecord farm) {
    String url = farm.url(farm.orchestrator()).toString();
    Map<String, String> states = states(farm);
    return new FarmStatus(
        url,
        farm.output(),
        farm.blend(),
        new ServerStatus(farm.orchestrator().pid(), url, farm.adminCenter(farm.orchestrator())),
        new BrokerStatus(farm.broker().pid(), farm.broker().port()),
        farm.nodes().stream()
            .map(
                node ->
                    new NodeStatus(
                        node.name(),
                        node.pid(),
                        farm.url(node).toString(),
                        farm.adminCenter(node),
                        states.getOrDefault(node.name(), "offline")))
            .toList());
  }

  /** As one line of JSON. */
  public String json() {
    try {
      return new ObjectMapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record of texts and numbers is always JSON", e);
    }
  }

  private static Map<String, String> states(FarmRecord farm) {
    if (!farm.orchestrator().isRunning()) {
      return Map.of();
    }
    try {
      return new FarmClient(farm.url(farm.orchestrator()), Duration.ofSeconds(5))
          .nodes().stream().collect(Collectors.toMap(Node::name, Node::state, (one, two) -> two));
    } catch (FarmNotReachable | Refused e) {
      return Map.of();
    }
  }
}
