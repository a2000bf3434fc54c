package farm.rendezvous.localfarm;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process of the farm, running or not.
 *
 * @param httpsPort of its admin center; null without one
 * @param process null before its first start
 */
record Member(
    String name,
    Role role,
    int port,
    @Nullable Integer httpsPort,
    @Nullable ProcessIdentity process) {

  /** What a process is to the farm, with the script that becomes it. */
  enum Role {
    BROKER,
    ORCHESTRATOR,
    NODE
  }

  static Member node(int number, int port) {
    return new Member("node-" + number, Role.NODE, port, null, null);
  }

  Member running(ProcessIdentity identity) {
    return new Member(name, role, port, httpsPort, identity);
  }

  Member withHttpsPort(@Nullable Integer number) {
    return new Member(name, role, port, number, process);
  }

  /** All that it listens at. */
  List<Integer> ports() {
    return httpsPort == null ? List.of(port) : List.of(port, httpsPort);
  }

  /** Its state and its console log. */
  Path directory(Path home) {
    return role == Role.NODE ? home.resolve("nodes").resolve(name) : home.resolve(name);
  }

  Path log(Path home) {
    return directory(home).resolve("console.log");
  }

  @JsonIgnore
  boolean isRunning() {
    return process != null && process.isRunning();
  }

  /** Null when it is down. */
  @Nullable Long pid() {
    return process != null && process.isRunning() ? process.pid() : null;
  }

  /** How it is named in sentences. */
  @Override
  public String toString() {
    return name;
  }
}
