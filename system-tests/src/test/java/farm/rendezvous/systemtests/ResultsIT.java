package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Job;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a job has rendered, fetched by HTTP. */
@SuppressWarnings("NullAway.Init")
class ResultsIT {

  private static TestFarm farm;
  private static Job pngs;

  @BeforeAll
  static void start(@TempDir Path folder) {
    farm = TestFarm.start(TestFarm.options(folder).withNodes(2));
    pngs = farm.awaitEnd(farm.submit(Jobs.quick("-2--1,3-8")));
  }

  @AfterAll
  static void stop() {
    farm.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PNG, image/png",
    "JPEG, image/jpeg",
    "TIFF, image/tiff",
    "WEBP, image/webp",
    "OPEN_EXR, image/x-exr",
    "OPEN_EXR_MULTILAYER, image/x-exr"
  })
  void everyFormatIsSentAndShownSmallAndMoving(String format, String type) throws Exception {
    Job job = farm.awaitEnd(farm.submit(Jobs.demo("1-3", 10, 1, format, null)));
    Frame frame = farm.client().frames(job.id()).get(0);

    Fetched image = get(job, "/frames/1/image").mustBe(200);
    assertThat(image.header("Content-Type")).isEqualTo(type);
    assertThat(image.header("ETag")).isEqualTo("\"" + frame.sha256() + "\"");
    assertThat(image.sha256()).isEqualTo(frame.sha256());

    assertThat(thumbnailFile(job, 1)).as("the node has made it").exists();
    assertShows(get(job, "/frames/1/thumbnail").mustBe(200));
    assertShows(get(job, "/contact-sheet.png").mustBe(200));

    Fetched movie = get(job, "/movie.mp4").mustBe(200);
    assertThat(movie.header("Content-Type")).isEqualTo("video/mp4");
    assertThat(new String(movie.bytes(), 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
    assertThat(farm.log("node-1") + farm.log("node-2"))
        .contains("job %s: a movie is made".formatted(job.id()));
  }

  @Test
  void aFrameIsShownAlone() {
    assertThat(get(pngs, "/frames/-2").mustBe(200).text())
        .contains("\"frame\":-2", "\"state\":\"completed\"");
    assertThat(get(pngs, "/frames/9").mustBe(404).text()).contains("its frames are -2--1,3-8");
    get(pngs, "/frames/x").mustBe(404);
  }

  @Test
  void anImageIsNotSentAgainAndResumes() {
    Fetched whole = get(pngs, "/frames/3/image").mustBe(200);
    String tag = whole.header("ETag");
    int size = whole.bytes().length;

    assertThat(get(pngs, "/frames/3/image", "If-None-Match", tag).mustBe(304).bytes()).isEmpty();
    Fetched rest = get(pngs, "/frames/3/image", "Range", "bytes=100-", "If-Range", tag).mustBe(206);
    assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 100, size));
    assertThat(rest.header("Content-Range")).isEqualTo("bytes 100-" + (size - 1) + "/" + size);
    get(pngs, "/frames/3/image", "Range", "bytes=100-", "If-Range", "\"other\"").mustBe(200);
    Fetched beyond = get(pngs, "/frames/3/image", "Range", "bytes=" + size + "-").mustBe(416);
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + size);
    assertThat(beyond.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void aFrameWithoutAnImageSaysItsState() {
    Job job = farm.submit(Jobs.ofSomeSeconds("1-40"));

    assertThat(get(job, "/frames/40/image").mustBe(404).text())
        .contains("Frame 40 is queued, so it has no image yet.");
    get(job, "/frames/40/thumbnail").mustBe(404);
    farm.post("/api/v1/jobs/" + job.id() + "/cancel");
    farm.awaitEnd(job);
  }

  @Test
  void aThumbnailThatIsMissingOrOldIsMade() throws Exception {
    Path place = thumbnailFile(pngs, 4);
    Files.delete(place);

    assertShows(get(pngs, "/frames/4/thumbnail").mustBe(200));
    assertThat(place).exists();

    FileTime time = Files.getLastModifiedTime(place);
    Files.setLastModifiedTime(place, FileTime.fromMillis(1_000));
    get(pngs, "/frames/4/thumbnail").mustBe(200);
    assertThat(Files.getLastModifiedTime(place)).isEqualTo(time);
  }

  @Test
  void allFramesComeInOneArchiveInTheirOrder() throws Exception {
    Fetched archive = get(pngs, "/frames.zip").mustBe(200);

    assertThat(archive.header("Content-Type")).isEqualTo("application/zip");
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.bytes()))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        names.add(e.getName());
        assertThat(zip.readAllBytes())
            .isEqualTo(Files.readAllBytes(folder(pngs).resolve(e.getName())));
      }
    }
    assertThat(names)
        .startsWith("blender-render_-0002.png", "blender-render_-0001.png")
        .endsWith("blender-render_0008.png")
        .hasSize(8);
  }

  @Test
  void aSheetHasAsManyColumnsAsAreAskedFor() throws Exception {
    BufferedImage tall = picture(get(pngs, "/contact-sheet.png?columns=1&max=4").mustBe(200));
    BufferedImage wide = picture(get(pngs, "/contact-sheet.png?columns=8").mustBe(200));

    assertThat(tall.getHeight()).isGreaterThan(tall.getWidth());
    assertThat(wide.getWidth()).isGreaterThan(5 * wide.getHeight());
    assertThat(get(pngs, "/contact-sheet.png?columns=0").mustBe(400).text()).contains("columns");
  }

  @Test
  void aMovieIsMadeOnceAndResumes() throws Exception {
    Fetched movie = get(pngs, "/movie.mp4?fps=23.976").mustBe(200);
    FileTime made = Files.getLastModifiedTime(movieFile());

    Fetched part = get(pngs, "/movie.mp4?fps=23.976", "Range", "bytes=0-9").mustBe(206);

    assertThat(part.bytes()).isEqualTo(Arrays.copyOf(movie.bytes(), 10));
    assertThat(Files.getLastModifiedTime(movieFile())).isEqualTo(made);
    assertThat(frames(movieFile())).isEqualTo("8");
    assertThat(get(pngs, "/movie.mp4?fps=x").mustBe(400).text()).contains("\"field\":\"fps\"");
  }

  @Test
  void blenderIsHeard() {
    Fetched all = get(pngs, "/log").mustBe(200);
    Fetched one = get(pngs, "/log?frame=8").mustBe(200);

    assertThat(all.header("Content-Type")).startsWith("text/plain");
    assertThat(all.text()).contains("==> frames_", "Blender 3.4");
    assertThat(one.text()).contains("==> frames_").hasSizeLessThan(all.text().length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/log?frame=../../x", "/log?frame=9", "/frames/..%2F..%2F..%2Fetc%2Fpasswd/image"})
  void nothingElseOfTheDiskIsSent(String path) {
    assertThat(get(pngs, path).status()).isIn(400, 404);
  }

  @Test
  void whatIsMissingOrSpoiltOnTheDiskIsFoundAndRenderedAgain() throws Exception {
    Job job = farm.awaitEnd(farm.submit(Jobs.quick("1-5")));
    assertThat(farm.post(verify(job)).body()).contains("\"checked\":5,\"broken\":[]");

    Files.delete(folder(job).resolve("blender-render_0002.png"));
    Path spoilt = folder(job).resolve("blender-render_0004.png");
    byte[] bytes = Files.readAllBytes(spoilt);
    bytes[bytes.length / 2]++;
    Files.write(spoilt, bytes);

    assertThat(farm.post(verify(job)).body())
        .contains("\"checked\":5", "\"frame\":2,", "is not there", "\"frame\":4,", "other contents")
        .contains("\"requeued\":[2,4]")
        .doesNotContain("\"frame\":1,", "\"frame\":3,", "\"frame\":5,");
    farm.awaitEnd(job);
    farm.assertComplete(job);
    assertThat(farm.post(verify(job)).body()).contains("\"checked\":5,\"broken\":[]");
  }

  @Test
  void aClientThatGoesAwayIsNoFailure() throws Exception {
    Job job = farm.awaitEnd(farm.submit(Jobs.quick("1-2")));
    try (RandomAccessFile large =
        new RandomAccessFile(folder(job).resolve("blender-render_0001.png").toFile(), "rw")) {
      large.setLength(100 << 20); // of holes
    }

    int saidBefore = farm.log("orchestrator").length();

    try (InputStream in = url(job, "/frames.zip").toURL().openStream()) {
      assertThat(in.readNBytes(1000)).hasSize(1000);
    }

    assertThat(get(pngs, "/frames.zip").mustBe(200).bytes()).isNotEmpty();
    assertThat(farm.log("orchestrator").substring(saidBefore))
        .as("the orchestrator's log")
        .doesNotContain(" E ", " W ", "FFDC");
  }

  private static Fetched get(Job job, String path, String... headers) {
    return Fetched.from(url(job, path), headers);
  }

  private static URI url(Job job, String path) {
    return farm.url().resolve("/api/v1/jobs/" + job.id() + path);
  }

  private static String verify(Job job) {
    return "/api/v1/jobs/" + job.id() + "/verify";
  }

  private static Path folder(Job job) {
    return farm.output().resolve(job.id());
  }

  private static Path thumbnailFile(Job job, int frame) {
    return folder(job).resolve(".thumbnails").resolve("%04d.jpg".formatted(frame));
  }

  private static Path movieFile() throws IOException {
    try (var files = Files.list(folder(pngs).resolve(".movie"))) {
      List<Path> all = files.toList();
      assertThat(all).as("nothing but the movie is left").hasSize(1);
      return all.get(0);
    }
  }

  /** How many there are, as ffmpeg counts them. */
  private static String frames(Path movie) throws Exception {
    Process ffprobe =
        new ProcessBuilder(
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                "stream=nb_frames",
                "-of",
                "csv=p=0",
                movie.toString())
            .start();
    try (InputStream out = ffprobe.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  private static BufferedImage picture(Fetched fetched) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(fetched.bytes()));
  }

  /** It is a picture, and not all of it is of one colour. */
  private static void assertShows(Fetched fetched) throws IOException {
    BufferedImage image = picture(fetched);
    assertThat(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .satisfies(pixels -> assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(8));
  }
}
