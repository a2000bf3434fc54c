package farm.rendezvous.localfarm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a farm in {@code farm.json}.
 *
 * @param host address that the servers listen at
 * @param blend absolute path
 * @param output absolute path
 * @param members broker, orchestrator, then nodes
 */
record FarmRecord(String host, String blend, String output, List<Member> members) {
  private static final Set<String> EVERYWHERE = Set.of("127.0.0.1", "0.0.0.0", "*", "::");

  FarmRecord {
    members = List.copyOf(members);
  }

  Member member(String name) {
    return members.stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("The farm has no " + name + ": " + members));
  }

  Member broker() {
    return member("broker");
  }

  Member orchestrator() {
    return member("orchestrator");
  }

  List<Member> nodes() {
    return all(member -> member.role() == Member.Role.NODE);
  }

  List<Member> all(Predicate<Member> which) {
    return members.stream().filter(which).toList();
  }

  /** The same farm with this member in place of the one of its name. */
  FarmRecord with(Member changed) {
    return new FarmRecord(
        host,
        blend,
        output,
        members.stream().map(old -> old.name().equals(changed.name()) ? changed : old).toList());
  }

  FarmRecord withMore(List<Member> nodes) {
    List<Member> all = new ArrayList<>(members);
    all.addAll(nodes);
    return new FarmRecord(host, blend, output, all);
  }

  @JsonIgnore
  boolean isRunning() {
    return members.stream().anyMatch(Member::isRunning);
  }

  /** All that members listen at, running or not. */
  Set<Integer> ports() {
    return members.stream().flatMap(member -> member.ports().stream()).collect(Collectors.toSet());
  }

  /** Where this machine reaches a server. */
  URI url(Member server) {
    return URI.create("http://" + reachable() + ":" + server.port());
  }

  /** Where this machine reaches its admin center; null without one. */
  @Nullable URI adminCenter(Member server) {
    return server.httpsPort() == null
        ? null
        : URI.create("https://%s:%d/adminCenter/".formatted(reachable(), server.httpsPort()));
  }

  private String reachable() {
    return EVERYWHERE.contains(host) ? "localhost" : host;
  }
}
