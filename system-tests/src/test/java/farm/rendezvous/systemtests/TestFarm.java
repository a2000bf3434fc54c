package farm.rendezvous.systemtests;

import farm.rendezvous.await.Await;
import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Node;
import farm.rendezvous.client.Submission;
import farm.rendezvous.localfarm.FarmOptions;
import farm.rendezvous.localfarm.FarmStatus;
import farm.rendezvous.localfarm.LocalFarm;
import farm.rendezvous.localfarm.LocalNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A farm that a test starts, uses and breaks. */
final class TestFarm implements AutoCloseable {

  /** Nothing that a test waits for takes longer, on a machine that is busy with other things. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final Pattern RENDERING =
      Pattern.compile("job (\\S+) frame (-?\\d+): rendering, attempt");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final FarmOptions options;
  private LocalFarm farm;

  private TestFarm(FarmOptions options) {
    this.options = options;
    this.farm = LocalFarm.start(options);
  }

  static FarmOptions options(Path folder) {
    return FarmOptions.of(root())
        .withHome(folder.resolve("home"))
        .withOutput(folder.resolve("output"))
        .withPort(0)
        .withPatience(LIMIT);
  }

  static Path root() {
    return Path.of(System.getProperty("rendezvous.root", "..")).toAbsolutePath().normalize();
  }

  static TestFarm start(FarmOptions options) {
    return new TestFarm(options);
  }

  /** Starts again what the last test has left dead. */
  void mend() {
    farm = LocalFarm.start(options);
  }

  FarmClient client() {
    return farm.client();
  }

  URI url() {
    return farm.orchestratorUrl();
  }

  List<LocalNode> nodes() {
    return farm.nodes();
  }

  Path output() {
    return farm.output();
  }

  Job submit(Submission submission) {
    return client().submit(submission);
  }

  /** Ends a process as a crash does. */
  void kill(String process) {
    farm.kill(process, "KILL");
  }

  /** Tells a process to end, and waits until it has. */
  void end(String process) {
    ProcessHandle running = process(process);
    farm.kill(process, "TERM");
    await("The end of " + process, running::isAlive, alive -> !alive);
  }

  /** The process cannot do anything, and does not know it; nor can the Blender that it runs. */
  void freeze(String process) {
    List<ProcessHandle> blenders = children(process).toList();
    farm.kill(process, "STOP");
    blenders.forEach(blender -> signal("STOP", blender.pid()));
  }

  /** It goes on as if nothing had been. */
  void thaw(String process) {
    children(process).forEach(blender -> signal("CONT", blender.pid()));
    farm.kill(process, "CONT");
  }

  /** What it had on its disk is gone. */
  void forget(String process) throws IOException {
    Path directory = farm.home().resolve(process);
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Ends all of it; what it has kept stays. */
  void stop() {
    farm.down();
  }

  int brokerPort() {
    return farm.status().broker().port();
  }

  void restart(String process) {
    farm.restart(process);
  }

  /** Where the admin center of a server is. */
  URI adminCenter(String server) {
    FarmStatus status = farm.status();
    Optional<URI> url =
        server.equals("orchestrator")
            ? Optional.ofNullable(status.orchestrator().adminCenter())
            : status.nodes().stream()
                .filter(node -> node.name().equals(server))
                .flatMap(node -> Optional.ofNullable(node.adminCenter()).stream())
                .findFirst();
    return url.orElseThrow();
  }

  /** A process that runs. */
  ProcessHandle process(String process) {
    return ProcessHandle.of(Objects.requireNonNull(farm.pid(process))).orElseThrow();
  }

  /** The Blenders that a node runs. */
  Stream<ProcessHandle> children(String process) {
    Long pid = farm.pid(process);
    return pid == null
        ? Stream.of()
        : ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants);
  }

  /** Looks until it is so. */
  <T> T await(String what, Supplier<T> look, Predicate<? super T> enough) {
    return await(what, LIMIT, look, enough);
  }

  <T> T await(String what, Duration limit, Supplier<T> look, Predicate<? super T> enough) {
    return Await.every(Duration.ofMillis(100)).until(what, limit, look, enough);
  }

  /** Lets time pass in which something is away. */
  void during(Duration outage) {
    long end = System.nanoTime() + outage.toNanos();
    await("The end of the outage", System::nanoTime, now -> now - end >= 0);
  }

  Job awaitEnd(Job job) {
    return await("The end of job " + job.id(), () -> client().job(job.id()), Job::isFinal);
  }

  /** The node that is in the middle of a batch of the job, when it has finished a frame of it. */
  Node awaitNodeInMidBatch(Job job) {
    await(
        "A frame of job " + job.id(),
        () -> client().job(job.id()).frameCounts(),
        counts -> counts.completed() > 0 && counts.active() > 0);
    Set<String> finishers =
        client().frames(job.id()).stream()
            .filter(frame -> frame.state().equals("completed"))
            .map(frame -> String.valueOf(frame.node()))
            .collect(Collectors.toSet());
    return client().nodes().stream()
        .filter(node -> finishers.contains(node.name()))
        .filter(node -> node.work().stream().anyMatch(work -> work.job().equals(job.id())))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until every node renders a frame. */
  void awaitAllRendering() {
    await(
        "Every node at a frame",
        () -> client().nodes(),
        nodes ->
            nodes.stream()
                .allMatch(node -> node.work().stream().anyMatch(work -> work.frame() != null)));
  }

  /** How often Blender was set to each frame of the job, by the logs of the nodes. */
  Map<Integer, Long> renderings(Job job) {
    return nodes().stream()
        .flatMap(node -> lines(farm.log(node.name())))
        .map(RENDERING::matcher)
        .filter(Matcher::find)
        .filter(found -> found.group(1).equals(job.id()))
        .collect(
            Collectors.groupingBy(
                found -> Integer.parseInt(found.group(2)), Collectors.counting()));
  }

  /** What a process has said. */
  String log(String process) {
    return lines(farm.log(process)).collect(Collectors.joining("\n"));
  }

  /** The job is complete: each frame once, at its place, exactly as the books say. */
  void assertComplete(Job job) throws IOException {
    frames().assertComplete(job);
  }

  /** What the books call completed is there; what they do not is not. */
  void assertFinishedFramesAreInPlace(Job job) throws IOException {
    frames().assertInPlace(job);
  }

  private FinishedFrames frames() {
    return new FinishedFrames(client(), output());
  }

  /** A figure of the orchestrator's, with or without its tags; 0 if it is not shown yet. */
  double metric(String name) {
    return get("/metrics")
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  String get(String path) {
    return fetch(path).body();
  }

  HttpResponse<String> fetch(String path) {
    return send(HttpRequest.newBuilder(url().resolve(path)));
  }

  HttpResponse<String> post(String path) {
    return post(path, "");
  }

  /**
   * @param headers name, value, name, value, ...
   */
  HttpResponse<String> post(String path, String json, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url().resolve(path)).header("Content-Type", "application/json");
    return send(
        (headers.length == 0 ? request : request.headers(headers))
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpResponse<String> patch(String path, String json) {
    return send(
        HttpRequest.newBuilder(url().resolve(path))
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpResponse<String> delete(String path) {
    return send(HttpRequest.newBuilder(url().resolve(path)).DELETE());
  }

  @Override
  public void close() {
    nodes().forEach(node -> farm.kill(node.name(), "CONT"));
    farm.close();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void signal(String signal, long pid) {
    try {
      new ProcessBuilder("kill", "-s", signal, Long.toString(pid)).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Stream<String> lines(Path log) {
    try {
      return Files.readAllLines(log).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
