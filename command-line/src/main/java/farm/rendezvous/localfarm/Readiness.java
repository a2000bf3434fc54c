package farm.rendezvous.localfarm;

import farm.rendezvous.await.Await;
import farm.rendezvous.await.NotInTime;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.FarmNotReachable;
import farm.rendezvous.client.Node;
import farm.rendezvous.client.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Waits until members of the farm can work, and says what it waits for. */
final class Readiness {
  private static final Duration POLL = Duration.ofMillis(250);

  private final Path home;
  private final FarmRecord farm;
  private final Consumer<String> progress;
  private Set<String> said = Set.of();

  Readiness(Path home, FarmRecord farm, Consumer<String> progress) {
    this.home = home;
    this.farm = farm;
    this.progress = progress;
  }

  /** Returns when all are ready and the orchestrator knows those of them that are nodes. */
  void await(List<Member> members, Duration patience) {
    try {
      Await.every(POLL)
          .until("A farm that is ready", patience, () -> missing(members), Map::isEmpty);
    } catch (NotInTime e) {
      throw new FarmTrouble(
          "The farm is not ready after %d s.%s".formatted(patience.toSeconds(), report(members)),
          e);
    }
  }

  /** Those that are not ready, with the reason. */
  private Map<String, String> missing(List<Member> members) {
    Map<String, String> missing = new LinkedHashMap<>();
    for (Member member : members) {
      Health health = health(member);
      if (!health.ready()) {
        missing.put(member.name(), health.detail());
      }
    }
    if (missing.isEmpty()) {
      missing.putAll(unknownNodes(members));
    }
    if (!missing.isEmpty() && !missing.keySet().equals(said)) {
      said = Set.copyOf(missing.keySet());
      progress.accept("Waiting for " + String.join(", ", missing.keySet()));
    }
    return missing;
  }

  private Health health(Member member) {
    if (!member.isRunning()) {
      throw new FarmTrouble("The %s has ended.%s".formatted(member, end(member)));
    }
    return member.role() == Member.Role.BROKER
        ? Health.ofPort(member.port())
        : Health.ofServer(farm.url(member));
  }

  private Map<String, String> unknownNodes(List<Member> members) {
    List<Member> nodes =
        members.stream().filter(member -> member.role() == Member.Role.NODE).toList();
    if (nodes.isEmpty()) {
      return Map.of();
    }
    try {
      Set<String> known =
          new FarmClient(farm.url(farm.orchestrator()), Duration.ofSeconds(5))
              .nodes().stream()
                  .filter(node -> !node.isOffline())
                  .map(Node::name)
                  .collect(Collectors.toSet());
      return nodes.stream()
          .map(Member::name)
          .filter(name -> !known.contains(name))
          .collect(Collectors.toMap(name -> name, name -> "the orchestrator has not heard of it"));
    } catch (FarmNotReachable | Refused e) {
      return Map.of("orchestrator", "does not list its nodes: " + e.getMessage());
    }
  }

  private String report(List<Member> members) {
    return missing(members).entrySet().stream()
        .map(
            late ->
                "\n%s: %s.%s"
                    .formatted(late.getKey(), late.getValue(), end(farm.member(late.getKey()))))
        .collect(Collectors.joining());
  }

  private String end(Member member) {
    return LogTail.of(member.log(home));
  }
}
