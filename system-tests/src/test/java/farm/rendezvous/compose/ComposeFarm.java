package farm.rendezvous.compose;

import farm.rendezvous.await.Await;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Job;
import farm.rendezvous.systemtests.FinishedFrames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The farm of docker-compose.yml, as a project of its own: handled with Compose and Docker's
 * commands.
 */
final class ComposeFarm implements AutoCloseable {

  /** Nothing that a test waits for takes longer, on a machine that is busy with other things. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  static final Path ROOT =
      Path.of(System.getProperty("rendezvous.root", "..")).toAbsolutePath().normalize();
  static final List<String> NODES =
      List.of("blender-server-1", "blender-server-2", "blender-server-3");
  static final String PASSWORD = "a password of the test's";

  private static final List<String> COMPOSE = composeCommand();

  private final String project = "rendezvous-test-" + UUID.randomUUID().toString().substring(0, 8);
  private final Path output;
  private final Map<String, Integer> ports = new HashMap<>();
  private final Shell shell;

  /**
   * A farm that is not built or started yet.
   *
   * @param root of the sources
   * @param output where its frames go
   */
  ComposeFarm(Path root, Path output) {
    this.output = output;
    Map<String, String> environment = new HashMap<>();
    for (String port :
        List.of(
            "ORCHESTRATOR_PORT",
            "ORCHESTRATOR_ADMIN_PORT",
            "NODE_1_PORT",
            "NODE_2_PORT",
            "NODE_3_PORT",
            "NODE_1_ADMIN_PORT",
            "NODE_2_ADMIN_PORT",
            "NODE_3_ADMIN_PORT")) {
      ports.put(port, freePort());
      environment.put(port, ports.get(port).toString());
    }
    environment.put("COMPOSE_PROJECT_NAME", project);
    environment.put("IMAGE_PREFIX", "rendezvous-test");
    environment.put("OUTPUT", output.toString());
    environment.put("ADMIN_PASSWORD", PASSWORD);
    shell = new Shell(root, environment);
  }

  FarmClient client() {
    return new FarmClient(url("ORCHESTRATOR_PORT"));
  }

  String get(String path) {
    return send(HttpRequest.newBuilder(client().url().resolve(path)));
  }

  String post(String path, String json) {
    return send(
        HttpRequest.newBuilder(client().url().resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private static String send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What is published under this variable of the compose file. */
  URI url(String portVariable) {
    String scheme = portVariable.contains("ADMIN") ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + ports.get(portVariable));
  }

  /** Runs Compose to its end. */
  String compose(String... arguments) {
    return shell.run(composeCommand(arguments));
  }

  /** Runs Compose beside the test. */
  Process startCompose(String... arguments) {
    return shell.start(composeCommand(arguments));
  }

  /** The same farm with other values of variables. */
  Shell shellWith(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(shell.environment());
    environment.putAll(more);
    return new Shell(shell.folder(), environment);
  }

  static List<String> composeCommand(String... arguments) {
    List<String> command = new ArrayList<>(COMPOSE);
    command.addAll(List.of(arguments));
    return command;
  }

  /** Runs Docker to its end. */
  String docker(String... arguments) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    return shell.run(command).trim();
  }

  /** Does the same with several containers at once. */
  String docker(String command, List<String> containers) {
    return docker(Stream.concat(Stream.of(command), containers.stream()).toArray(String[]::new));
  }

  /** The containers of a service, whether they run or not. */
  List<String> containers(String service) {
    return ids("--filter", "label=com.docker.compose.service=" + service);
  }

  /** The one container of a service. */
  String container(String service) {
    List<String> all = containers(service);
    if (all.size() != 1) {
      throw new AssertionError(service + " has the containers " + all);
    }
    return all.get(0);
  }

  /** The containers of the farm that are to run all the time. */
  List<String> lastingContainers() {
    return Stream.of(NODES, List.of("artemis", "orchestrator"))
        .flatMap(List::stream)
        .map(this::container)
        .toList();
  }

  private List<String> ids(String... filter) {
    List<String> command = new ArrayList<>(List.of("ps", "-aq", "--no-trunc", "--filter"));
    command.add("label=com.docker.compose.project=" + project);
    command.addAll(List.of(filter));
    return docker(command.toArray(String[]::new)).lines().toList();
  }

  /** What the engine says of the container: created, running, exited, paused. */
  String state(String container) {
    return docker("inspect", "--format", "{{.State.Status}}", container);
  }

  /** What the healthcheck of the container says: starting, healthy or unhealthy. */
  String health(String container) {
    return docker("inspect", "--format", "{{.State.Health.Status}}", container);
  }

  /** Waits until every container is healthy. */
  void awaitHealth() {
    await(
        "Health of all",
        () -> lastingContainers().stream().map(this::health).toList(),
        all -> all.stream().allMatch("healthy"::equals));
  }

  /** Sends a signal to all that runs in the container but its init process. */
  void signalAll(String signal, String container) {
    docker("exec", container, "bash", "-c", "kill -s " + signal + " -- -1");
  }

  /** Starts whatever a test has left dead, with as many further nodes as no test has asked for. */
  void mend() {
    compose("up", "-d");
    awaitHealth();
  }

  /** Its own network, by the name that the engine knows it by. */
  String network() {
    return project + "_blender-network";
  }

  Job awaitEnd(Job job) {
    return await("The end of job " + job.id(), () -> client().job(job.id()), Job::isFinal);
  }

  /** Waits until so many frames of the job are finished and others are being rendered. */
  void awaitMidJob(Job job, int finished) {
    await(
        finished + " frames of job " + job.id(),
        () -> client().job(job.id()).frameCounts(),
        counts -> counts.completed() >= finished && counts.active() > 0);
  }

  <T> T await(String what, Supplier<T> look, Predicate<? super T> enough) {
    return Await.every(Duration.ofMillis(250)).until(what, LIMIT, look, enough);
  }

  /** Lets time pass in which something is away. */
  void during(Duration outage) {
    long end = System.nanoTime() + outage.toNanos();
    await("The end of the outage", System::nanoTime, now -> now - end >= 0);
  }

  void assertComplete(Job job) throws IOException {
    new FinishedFrames(client(), output).assertComplete(job);
  }

  /** Ends it with all that it has kept; its images stay as the builder's cache. */
  @Override
  public void close() {
    compose("down", "-v", "--remove-orphans");
  }

  private static List<String> composeCommand() {
    Shell shell = new Shell(Path.of("."), Map.of());
    boolean plugin = shell.attempt(List.of("docker", "compose", "version")).exitCode() == 0;
    return plugin ? List.of("docker", "compose") : List.of("docker-compose");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
