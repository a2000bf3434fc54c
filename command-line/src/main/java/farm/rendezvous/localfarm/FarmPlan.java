package farm.rendezvous.localfarm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a farm will be, from what is asked for and what it was: its members keep names and ports.
 * Starts nothing.
 *
 * @param options what is asked for
 */
record FarmPlan(FarmOptions options) {
  private static final int FIRST_NODE_PORT = 3001;
  private static final int FIRST_HTTPS_PORT = 9443;

  /** The farm to be, with every port that has to be free found free. */
  FarmRecord after(Optional<FarmRecord> before) {
    FarmRecord farm = withAdminCenters(before.map(this::continued).orElseGet(this::fresh));
    for (Member member : farm.all(member -> !member.isRunning())) {
      for (int port : member.ports()) {
        if (!Ports.isFreeSoon(port)) {
          throw new FarmTrouble(
              "Port %d, meant for the %s, is taken by another program. Stop that, or use --port 0 for free ports"
                  .formatted(port, member));
        }
      }
    }
    return farm;
  }

  private FarmRecord fresh() {
    return fresh(
        Objects.requireNonNullElse(options.nodes(), 3),
        Objects.requireNonNullElse(options.host(), "127.0.0.1"),
        absolute(options.blend(), options.root().resolve("blend/files").toString()),
        absolute(options.output(), options.root().resolve("output").toString()),
        Objects.requireNonNullElse(options.port(), 4000));
  }

  private static FarmRecord fresh(int nodes, String host, String blend, String output, int port) {
    List<Integer> ports =
        port == 0
            ? Ports.free(nodes + 2, Set.of())
            : IntStream.concat(
                    IntStream.of(61616, port),
                    IntStream.range(FIRST_NODE_PORT, FIRST_NODE_PORT + nodes))
                .boxed()
                .toList();
    List<Member> members = new ArrayList<>();
    members.add(new Member("broker", Member.Role.BROKER, ports.get(0), null, null));
    members.add(new Member("orchestrator", Member.Role.ORCHESTRATOR, ports.get(1), null, null));
    for (int number = 1; number <= nodes; number++) {
      members.add(Member.node(number, ports.get(number + 1)));
    }
    return new FarmRecord(host, blend, output, members);
  }

  private FarmRecord continued(FarmRecord before) {
    String host = Objects.requireNonNullElse(options.host(), before.host());
    String blend = absolute(options.blend(), before.blend());
    String output = absolute(options.output(), before.output());
    int oldPort = before.orchestrator().port();
    int port = Objects.requireNonNullElse(options.port(), oldPort);
    boolean samePorts = port == oldPort || (port == 0 && portsAreFreeOrOurs(before));
    FarmRecord same = new FarmRecord(host, blend, output, before.members());
    if (samePorts && same.equals(before)) {
      return withMoreNodes(before);
    }
    if (before.isRunning()) {
      throw new FarmTrouble(
          "The farm in %s runs on port %d with blend folder %s and output folder %s. Take it down before you change that"
              .formatted(options.home(), oldPort, before.blend(), before.output()));
    }
    int nodes = Math.max(before.nodes().size(), Objects.requireNonNullElse(options.nodes(), 0));
    return samePorts ? withMoreNodes(same) : fresh(nodes, host, blend, output, port);
  }

  private FarmRecord withMoreNodes(FarmRecord farm) {
    int have = farm.nodes().size();
    int more = Math.max(0, Objects.requireNonNullElse(options.nodes(), have) - have);
    int nextPort = farm.nodes().stream().mapToInt(Member::port).max().orElse(FIRST_NODE_PORT - 1);
    List<Integer> ports =
        hasUsualPorts(farm) ? row(nextPort + 1, more) : Ports.free(more, farm.ports());
    return farm.withMore(
        IntStream.range(0, more).mapToObj(i -> Member.node(have + i + 1, ports.get(i))).toList());
  }

  /** Servers that are to start have one or have none, as is asked for; those that run stay. */
  private FarmRecord withAdminCenters(FarmRecord before) {
    List<Member> servers = before.all(member -> member.role() != Member.Role.BROKER);
    List<Integer> ports =
        hasUsualPorts(before)
            ? row(FIRST_HTTPS_PORT, servers.size())
            : Ports.free(servers.size(), before.ports());
    FarmRecord farm = before;
    for (int i = 0; i < servers.size(); i++) {
      Member server = servers.get(i);
      Integer port = Objects.requireNonNullElse(server.httpsPort(), ports.get(i));
      farm =
          server.isRunning()
              ? farm
              : farm.with(server.withHttpsPort(options.adminCenter() ? port : null));
    }
    return farm;
  }

  private static boolean hasUsualPorts(FarmRecord farm) {
    return farm.nodes().stream().findFirst().stream()
        .anyMatch(node -> node.port() == FIRST_NODE_PORT);
  }

  private static List<Integer> row(int first, int count) {
    return IntStream.range(first, first + count).boxed().toList();
  }

  private static boolean portsAreFreeOrOurs(FarmRecord farm) {
    return farm.isRunning() || farm.ports().stream().allMatch(Ports::isFree);
  }

  private static String absolute(@Nullable Path asked, String otherwise) {
    return asked == null ? otherwise : asked.toAbsolutePath().normalize().toString();
  }
}
