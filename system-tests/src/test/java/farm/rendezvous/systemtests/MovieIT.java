package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.FarmClient.Made;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Movies are made on the nodes, whatever these go through. */
@SuppressWarnings("NullAway.Init")
class MovieIT {

  private static Path hold;
  private static TestFarm farm;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    hold = folder.resolve("hold");
    Path ffmpeg = folder.resolve("ffmpeg-that-can-be-held");
    Files.writeString(
        ffmpeg, "#!/bin/sh\nwhile [ -e '" + hold + "' ]; do sleep 0.1; done\nexec ffmpeg \"$@\"\n");
    assertThat(ffmpeg.toFile().setExecutable(true)).isTrue();
    farm =
        TestFarm.start(
            TestFarm.options(folder.resolve("farm"))
                .withNodes(2)
                .withEnvironment(Map.of("FFMPEG_PATH", ffmpeg.toString(), "SLOTS", "2")));
  }

  @AfterAll
  static void stop() {
    farm.close();
  }

  @AfterEach
  void letGo() throws IOException {
    Files.deleteIfExists(hold);
    farm.mend();
    farm.nodes().forEach(node -> farm.post("/api/v1/nodes/" + node.name() + "/resume"));
    farm.await(
        "Two nodes that idle",
        () -> farm.client().nodes(),
        nodes -> nodes.stream().allMatch(node -> node.state().equals("idle")));
  }

  @Test
  void aNodeTakesASlotForIt() throws Exception {
    Job job = rendered();
    Files.createFile(hold);

    CompletableFuture<byte[]> movie = ask(job);

    Node busy = awaitAtWorkFor(job);
    assertThat(busy.state()).isEqualTo("rendering");
    Job other = farm.submit(Jobs.ofSomeSeconds("1-12"));
    farm.await(
        "The other slot at a batch, and both of the other node",
        () -> farm.client().nodes(),
        nodes ->
            nodes.stream().allMatch(node -> node.work().size() == 2)
                && nodes.stream().mapToInt(node -> work(node, other)).sum() == 3);
    farm.assertComplete(farm.awaitEnd(other));
    Files.delete(hold);
    assertIsAMovie(movie);
    assertThat(madeBy(job)).containsExactly(busy.name());
  }

  @Test
  void whenThatNodeDiesAnotherMakesIt() throws Exception {
    Job job = rendered();
    Files.createFile(hold);
    CompletableFuture<byte[]> movie = ask(job);
    Node victim = awaitAtWorkFor(job);

    farm.kill(victim.name());

    farm.await(
        "Another node at it",
        () -> farm.client().nodes(),
        nodes -> nodes.stream().anyMatch(n -> worksFor(n, job) && !n.name().equals(victim.name())));
    Files.delete(hold);
    assertIsAMovie(movie);
    assertThat(madeBy(job)).hasSize(1).doesNotContain(victim.name());
    try (var files = Files.list(farm.output().resolve(job.id()).resolve(".movie"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .singleElement()
          .asString()
          .endsWith(".mp4");
    }
  }

  @Test
  void aPausedNodeIsNotAskedAndWhereAllArePausedTheOrchestratorMakesIt() throws Exception {
    Job job = rendered();
    pause("node-1");

    assertIsAMovie(ask(job));
    assertThat(madeBy(job)).containsExactly("node-2");

    Job other = rendered();
    pause("node-1");
    pause("node-2");
    assertIsAMovie(ask(other));
    assertThat(madeBy(other)).isEmpty();
    assertThat(farm.log("orchestrator"))
        .contains("job %s: no node makes the movie".formatted(other.id()));
  }

  private static Job rendered() {
    farm.nodes().forEach(node -> farm.post("/api/v1/nodes/" + node.name() + "/resume"));
    Job job = farm.awaitEnd(farm.submit(Jobs.quick("1-4")));
    farm.await(
        "Nodes that have nothing left to do",
        () -> farm.client().nodes(),
        nodes -> nodes.stream().allMatch(n -> n.state().equals("idle") && n.work().isEmpty()));
    return job;
  }

  private static void pause(String name) {
    farm.post("/api/v1/nodes/" + name + "/pause");
    farm.await(
        name + " paused",
        () -> farm.client().nodes(),
        nodes -> nodes.stream().anyMatch(n -> n.name().equals(name) && n.state().equals("paused")));
  }

  private static CompletableFuture<byte[]> ask(Job job) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (InputStream movie = farm.client().made(job.id(), Made.MOVIE)) {
            return movie.readAllBytes();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private static Node awaitAtWorkFor(Job job) {
    return farm.await(
            "A node at the movie",
            () -> farm.client().nodes().stream().filter(node -> worksFor(node, job)).toList(),
            nodes -> !nodes.isEmpty())
        .get(0);
  }

  private static int work(Node node, Job job) {
    return (int) node.work().stream().filter(work -> work.job().equals(job.id())).count();
  }

  private static boolean worksFor(Node node, Job job) {
    return work(node, job) > 0;
  }

  private static void assertIsAMovie(CompletableFuture<byte[]> movie) throws Exception {
    assertThat(new String(movie.get(60, TimeUnit.SECONDS), 4, 4, StandardCharsets.US_ASCII))
        .isEqualTo("ftyp");
  }

  private static List<String> madeBy(Job job) {
    return List.of("node-1", "node-2").stream()
        .filter(node -> farm.log(node).contains("job %s: a movie is made".formatted(job.id())))
        .toList();
  }
}
