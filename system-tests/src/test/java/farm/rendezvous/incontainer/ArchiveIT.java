package farm.rendezvous.incontainer;

import static org.assertj.core.api.Assertions.assertThat;

import farm.rendezvous.messages.Report;
import farm.rendezvous.orchestrator.jobs.entity.JobState;
import farm.rendezvous.orchestrator.results.control.Results;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * All frames of a large job, fetched at once from a server with the heap that it has by default.
 */
@ExtendWith(ArquillianExtension.class)
@SuppressWarnings("NullAway.Init")
class ArchiveIT {

  private static final int FRAMES = 10_000;
  private static final int SIZE = 20 * 1024;
  private static final int REPORTED_TOGETHER = 500;
  private static final long MIB = 1024 * 1024;

  @Inject private InsideFarm farm;
  @Inject private Results results;
  @Inject private ServletContext application;

  @Inject
  @ConfigProperty(name = "port")
  private int port;

  private Path scratch;

  @Deployment
  static WebArchive orchestrator() {
    return OrchestratorUnderTest.war();
  }

  @BeforeEach
  void emptyBooksAndANode() throws IOException {
    farm.clear();
    farm.idle("node-1");
    scratch = Files.createTempDirectory("archive");
  }

  @AfterEach
  void leaveNothing() throws IOException {
    delete(scratch);
  }

  @Test
  void tenThousandFramesAreSentWhileTheyAreReadAndNotHeld() throws Exception {
    byte[] image = new byte[SIZE];
    new Random(42).nextBytes(image);
    UUID job = finished(image);
    byte[] other = new byte[2 * SIZE];
    Path archive = scratch.resolve("frames.zip");
    MemoryPoolMXBean old = oldGeneration();
    assertThat(old.getUsage().getMax()).as("the default heap").isLessThan(300 * MIB);
    System.gc();
    old.resetPeakUsage();
    long before = old.getPeakUsage().getUsed();

    try (InputStream body = fetch(job);
        OutputStream out = Files.newOutputStream(archive)) {
      out.write(body.readNBytes(SIZE));
      // a server that sends while it reads has not come to the last frame yet
      replace(folder(job).resolve(name(FRAMES)), other);
      body.transferTo(out);
    }

    assertThat((old.getPeakUsage().getUsed() - before) / MIB)
        .as("MiB that the old generation has grown by")
        .isLessThan(64);
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      assertThat(zip.size()).isEqualTo(FRAMES);
      Enumeration<? extends ZipEntry> entries = zip.entries();
      for (int frame = 1; frame < FRAMES; frame++) {
        assertEntry(zip, entries.nextElement(), frame, image);
      }
      assertEntry(zip, entries.nextElement(), FRAMES, other);
    }
    delete(folder(job));
  }

  /** A job of which every frame is completed and has this image. */
  private UUID finished(byte[] image) throws IOException {
    UUID job = farm.accept("{\"from\":1,\"to\":%d,\"batchSize\":%d}".formatted(FRAMES, FRAMES));
    Reports node = Reports.by(farm.granted(farm.offeredBatch(), "node-1"), "node-1");
    assertThat(node.grant().frames()).hasSize(FRAMES);
    Files.createDirectories(folder(job));
    List<Report> told = new ArrayList<>();
    for (int frame : node.grant().frames()) {
      Files.write(folder(job).resolve(name(frame)), image);
      told.add(node.completed(frame));
      if (told.size() == REPORTED_TOGETHER) {
        farm.report(told);
        told.clear();
      }
    }
    assertThat(farm.job(job).state()).isEqualTo(JobState.COMPLETED);
    return job;
  }

  private InputStream fetch(UUID job) throws IOException, InterruptedException {
    URI url =
        URI.create(
            "http://127.0.0.1:%d%s/api/v1/jobs/%s/frames.zip"
                .formatted(port, application.getContextPath(), job));
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(url).timeout(Duration.ofMinutes(1)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private Path folder(UUID job) {
    return results.output(farm.job(job)).folder();
  }

  private static String name(int frame) {
    return "blender-render_%04d.png".formatted(frame);
  }

  private void replace(Path file, byte[] bytes) throws IOException {
    Path other = Files.write(scratch.resolve("other"), bytes);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void assertEntry(ZipFile zip, ZipEntry entry, int frame, byte[] image)
      throws IOException {
    assertThat(entry.getName()).isEqualTo(name(frame));
    assertThat(entry.getSize()).isEqualTo(image.length);
    try (InputStream in = zip.getInputStream(entry)) {
      assertThat(in.readAllBytes()).isEqualTo(image);
    }
  }

  /** Where objects go that live on, such as a whole archive would. */
  private static MemoryPoolMXBean oldGeneration() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().matches(".*(Tenured|Old) Gen"))
        .findFirst()
        .orElseThrow();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
