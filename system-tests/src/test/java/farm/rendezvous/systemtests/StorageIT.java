package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.FarmClient;
import farm.rendezvous.client.Job;
import farm.rendezvous.client.Node;
import farm.rendezvous.client.Submission;
import farm.rendezvous.uploads.Sending;
import farm.rendezvous.uploads.UploadPlan;
import farm.rendezvous.uploads.UsedFiles;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes that share no folder with anybody render what a shared disk would. */
@SuppressWarnings("NullAway.Init")
class StorageIT {

  private static final String SHOT = "scenes/shot.blend";
  private static final String FRAMES = "1,30,60";
  private static final long LARGER_THAN_THE_HEAP = 600L << 20;
  private static final long TWO_GIGABYTES = 2L << 30;
  private static final long MORE_THAN_IS_TAKEN = 3001L << 20; // see UPLOAD_MAX_MIB

  /** The heap is 384 MB; the rest is Java's and Liberty's own. */
  private static final long MOST_KIB = 900_000;

  @TempDir private static Path folder;
  private static Path elsewhere;
  private static Path blends;
  private static TestFarm farm;
  private static final Map<Integer, BufferedImage> EXPECTED = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    makeLinkedScene(elsewhere);
    blends = folder.resolve("blends");
    copy(elsewhere, blends);
    Files.copy(TestFarm.root().resolve("blend/files/demo.blend"), blends.resolve("demo.blend"));
    try (TestFarm shared =
        TestFarm.start(
            TestFarm.options(folder.resolve("shared"))
                .withBlend(blends)
                .withNodes(1)
                .withEnvironment(Map.of("BLENDER_THREADS", "1")))) {
      Job job = shared.awaitEnd(shared.submit(Jobs.file(SHOT, FRAMES, 100)));
      shared.assertComplete(job);
      EXPECTED.putAll(pictures(shared.output().resolve(job.id())));
    }
    farm =
        TestFarm.start(
            TestFarm.options(folder.resolve("http"))
                .withBlend(blends)
                .withEnvironment(
                    Map.of("STORAGE", "http", "BLENDER_THREADS", "1", "UPLOAD_MAX_MIB", "3000")));
  }

  @AfterAll
  static void stop() {
    if (farm != null) {
      farm.close();
    }
  }

  @BeforeEach
  void mend() {
    farm.mend();
  }

  @Test
  void aJobOfTheBlendFolderIsRenderedWithAllThatItUses() throws Exception {
    Job job = farm.awaitEnd(farm.submit(Jobs.file(SHOT, FRAMES, 100)));

    farm.assertComplete(job);
    assertSamePictures(job);
    assertThat(farm.get("/api/v1/jobs/" + job.id() + "/log")).contains("Saved:");
    Fetched movie = Fetched.from(farm.url().resolve("/api/v1/jobs/" + job.id() + "/movie.mp4"));
    assertThat(movie.mustBe(200).header("Content-Type")).isEqualTo("video/mp4");
    for (String node : List.of("node-1", "node-2", "node-3")) {
      assertThat(folder.resolve("http/home/nodes").resolve(node).resolve("output")).doesNotExist();
    }
  }

  @Test
  void aFileOfAnotherMachineIsSentWithAllThatItUsesOnce() throws Exception {
    Path blend = elsewhere.resolve(SHOT);
    UsedFiles used = UsedFiles.of(blend, TestFarm.root(), "blender");
    UploadPlan plan = UploadPlan.of(blend, used.files().stream().map(Path::of).toList());
    List<String> sent = new ArrayList<>();
    Map<String, String> hashes = new Sending(farm.client(), sent::add).send(plan);
    assertThat(hashes)
        .containsOnlyKeys(SHOT, "libs/thing.blend", "tex/floor.png", "tex/thing one.png");
    sent.clear();
    new Sending(farm.client(), sent::add).send(plan);
    assertThat(sent).as("what is there is not sent again").isEmpty();

    Submission submission = Jobs.file(SHOT, FRAMES, 100).withFiles(plan.main(), hashes);
    Job job = farm.awaitEnd(farm.submit(submission));

    farm.assertComplete(job);
    assertSamePictures(job);
    Path inputs = folder.resolve("http/home/orchestrator/files/jobs").resolve(job.id());
    assertThat(inputs.resolve("tex/thing one.png")).exists();
    assertThat(farm.delete("/api/v1/jobs/" + job.id()).statusCode()).isEqualTo(204);
    assertThat(inputs).doesNotExist();
  }

  @Test
  void aFormBringsAJobWithItsFilesHoweverLarge() throws Exception {
    Path big = big(1, LARGER_THAN_THE_HEAP);
    String demo = blends.resolve("demo.blend").toString();
    String answer =
        curl(
            "-F",
            "job={\"frames\":\"1-2\",\"resolutionPercent\":10,\"samples\":1}",
            "-F",
            "file=@\"" + demo + "\";filename=\"shots/demo.blend\"",
            "-F",
            "files=@\"" + big + "\";filename=\"sim/big.vdb\"",
            farm.url().resolve("/api/v1/jobs").toString());
    assertThat(answer).contains("\"file\":\"shots/demo.blend\"").endsWith("201");
    String id = answer.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");

    farm.assertComplete(farm.awaitEnd(farm.client().job(id)));

    assertThat(peakKiB()).as("KiB of the orchestrator, at most").isLessThan(MOST_KIB);
    assertThat(folder.resolve("http/home/orchestrator/files/incoming")).isEmptyDirectory();
  }

  @Test
  void aFileOfTwoGigabytesIsSentAtTheDefaultHeap() throws Exception {
    Path big = big(2, TWO_GIGABYTES);
    String hash = hash(big);
    FarmClient client = farm.client();

    client.sendFile(hash, big);

    assertThat(client.hasFile(hash)).isTrue();
    assertThat(peakKiB()).as("KiB of the orchestrator, at most").isLessThan(MOST_KIB);
  }

  @Test
  void whatIsUnfitIsRefused() throws Exception {
    String nobody = "ab".repeat(32);
    assertThat(put("/api/v1/files/" + nobody, "x").statusCode()).isEqualTo(422);
    assertThat(put("/api/v1/files/xyz", "x").body()).contains("sha256");
    assertThat(put("/api/v1/attempts/" + nobody + "/frames/1", "x").statusCode()).isEqualTo(409);
    assertThat(
            farm.post(
                    "/api/v1/jobs",
                    "{\"frames\":\"1\",\"files\":{\"../a.blend\":\"" + nobody + "\"}}")
                .body())
        .contains("\"field\":\"files\"", "..");
    assertThat(
            curl(
                "-T",
                big(3, MORE_THAN_IS_TAKEN).toString(),
                farm.url() + "/api/v1/files/" + nobody))
        .endsWith("413");
  }

  @Test
  void whenANodeIsKilledItsBatchGoesOnElsewhere() throws Exception {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-10"));
    Node victim = farm.awaitNodeInMidBatch(job);

    farm.kill(victim.name());

    farm.awaitEnd(job);
    farm.assertComplete(job);
    long twice = farm.renderings(job).values().stream().filter(times -> times > 1).count();
    assertThat(twice).as("frames rendered again: the one it was at").isLessThanOrEqualTo(1);
  }

  @Test
  void aNodeThatComesBackFromTheDeadChangesNothing() throws Exception {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-10"));
    Node frozen = farm.awaitNodeInMidBatch(job);
    String batch = frozen.work().get(0).batch();

    farm.freeze(frozen.name());
    farm.await(
        "Batch " + batch + " on another node",
        () -> farm.client().nodes(),
        nodes ->
            nodes.stream()
                .filter(node -> !node.name().equals(frozen.name()))
                .anyMatch(
                    node -> node.work().stream().anyMatch(work -> work.batch().equals(batch))));
    farm.awaitEnd(job);
    Map<String, byte[]> before = bytes(job);
    farm.thaw(frozen.name());
    farm.await(
        "The word of the orchestrator that the attempt is over",
        () -> farm.log(frozen.name()),
        log -> log.contains("was taken over by another"));

    farm.assertComplete(job);
    assertThat(bytes(job)).containsExactlyInAnyOrderEntriesOf(before);
  }

  @Test
  void whenTheOrchestratorIsAwayFramesWaitForIt() throws Exception {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-12"));
    farm.awaitAllRendering();

    farm.kill("orchestrator");
    farm.during(java.time.Duration.ofSeconds(5));
    farm.restart("orchestrator");

    farm.awaitEnd(job);
    farm.assertComplete(job);
  }

  private static void assertSamePictures(Job job) throws IOException {
    Map<Integer, BufferedImage> pictures = pictures(farm.output().resolve(job.id()));
    assertThat(pictures.keySet()).isEqualTo(EXPECTED.keySet());
    pictures.forEach(
        (frame, picture) ->
            assertThat(pixels(picture))
                .as("frame %d", frame)
                .isEqualTo(pixels(Objects.requireNonNull(EXPECTED.get(frame)))));
  }

  private static int[] pixels(BufferedImage picture) {
    return picture.getRGB(
        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
  }

  private static Map<Integer, BufferedImage> pictures(Path job) throws IOException {
    Map<Integer, BufferedImage> pictures = new HashMap<>();
    for (int frame : new int[] {1, 30, 60}) {
      Path file = job.resolve(String.format("blender-render_%04d.png", frame));
      pictures.put(frame, Objects.requireNonNull(ImageIO.read(file.toFile())));
    }
    return pictures;
  }

  /** The frames of a job, as they are in their places. */
  private static Map<String, byte[]> bytes(Job job) throws IOException {
    Map<String, byte[]> bytes = new HashMap<>();
    try (Stream<Path> files = Files.list(farm.output().resolve(job.id()))) {
      for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
        bytes.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return bytes;
  }

  private static HttpResponse<String> put(String path, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(farm.url().resolve(path))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  /** What curl prints, and the status at its end. */
  private static String curl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "-w", "%{http_code}"));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static String run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return said;
  }

  /** Bytes of nothing, all but the first, and on the disk hardly anything. */
  private static Path big(int seed, long bytes) throws IOException {
    Path big = folder.resolve("big-" + seed);
    try (RandomAccessFile file = new RandomAccessFile(big.toFile(), "rw")) {
      file.setLength(bytes);
      file.write(seed);
    }
    return big;
  }

  private static String hash(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] piece = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The most memory that the orchestrator has had. */
  private static long peakKiB() throws IOException {
    Path status = Path.of("/proc", Long.toString(farm.process("orchestrator").pid()), "status");
    long peak =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow();
    System.getLogger(StorageIT.class.getName())
        .log(System.Logger.Level.INFO, "peak of the orchestrator: {0} KiB", peak);
    return peak;
  }

  private static void makeLinkedScene(Path where) throws Exception {
    URI script =
        Objects.requireNonNull(StorageIT.class.getResource("/blender/make_linked.py")).toURI();
    String said =
        run(
            List.of(
                "blender",
                "-b",
                "--factory-startup",
                "--python-exit-code",
                "9",
                "--python",
                Path.of(script).toString(),
                "--",
                where.toString()));
    assertThat(where.resolve(SHOT)).as("%s", said).exists();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.collect(Collectors.toList())) {
        Files.copy(
            path,
            to.resolve(from.relativize(path).toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
