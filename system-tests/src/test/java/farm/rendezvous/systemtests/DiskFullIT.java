package farm.rendezvous.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import farm.rendezvous.client.Frame;
import farm.rendezvous.client.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk that frames go to is full, really: a small tmpfs. Only root can mount one. */
class DiskFullIT {

  @TempDir Path folder;

  private TestFarm farm;

  @BeforeEach
  void startOnASmallDisk() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "a tmpfs can be mounted");
    Path output = Files.createDirectories(folder.resolve("output"));
    run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", output.toString());
    farm =
        TestFarm.start(
            TestFarm.options(folder)
                .withNodes(2)
                .withEnvironment(Map.of("MIN_FREE_SPACE_MIB", "0")));
  }

  @AfterEach
  void stop() throws Exception {
    if (farm != null) {
      farm.close();
      run("umount", "-l", folder.resolve("output").toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PNG", "OPEN_EXR"})
  void framesThatDoNotFitFailAndAreRenderedWhenThereIsRoom(String format) throws Exception {
    Job job = farm.submit(Jobs.demo("1-12", 60, 1, format, 2));

    Job failed = farm.awaitEnd(job);

    assertThat(failed.state()).isEqualTo("failed");
    assertThat(String.valueOf(failed.problem())).contains("disk full");
    List<Frame> frames = farm.client().frames(job.id());
    assertThat(frames)
        .filteredOn(Frame::isFailed)
        .isNotEmpty()
        .allSatisfy(frame -> assertThat(String.valueOf(frame.problem())).startsWith("\"disk full"))
        .extracting(Frame::reason)
        .containsOnly("disk-full");
    farm.assertFinishedFramesAreInPlace(job);

    run("mount", "-o", "remount,size=64m", folder.resolve("output").toString());
    assertThat(farm.post("/api/v1/jobs/" + job.id() + "/requeue").statusCode()).isEqualTo(200);

    farm.awaitEnd(job);
    farm.assertComplete(job);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
        .as("%s", List.of(command))
        .isZero();
  }
}
