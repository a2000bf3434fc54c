package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OrphanTest {

  @TempDir private Path folder;

  @Test
  void aNodeThatIsKilledWhileItRendersLeavesNoBlenderBehind() throws Exception {
    Process node = start("rendering");
    try {
      await("a Blender inside its frame")
          .atMost(Duration.ofSeconds(60))
          .until(() -> log().contains("Fra:1 "));
      assertThat(blenders()).isNotEmpty();
    } finally {
      node.destroyForcibly();
    }

    await("no Blender").atMost(Duration.ofSeconds(5)).until(() -> blenders().isEmpty());
  }

  @Test
  void aNodeThatIsKilledWhileABlenderWaitsLeavesNoneBehind() throws Exception {
    Process node = start("waiting");
    try {
      await("a frame")
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.exists(folder.resolve("output/job/blender-render_0001.png")));
      assertThat(blenders()).isNotEmpty();
    } finally {
      node.destroyForcibly();
    }

    await("no Blender").atMost(Duration.ofSeconds(5)).until(() -> blenders().isEmpty());
  }

  private Process start(String how) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ShortLife.class.getName(),
            folder.toString(),
            how)
        .inheritIO()
        .start();
  }

  private List<ProcessHandle> blenders() {
    return RenderRoom.processesWith("TMPDIR=" + folder);
  }

  private String log() throws IOException {
    Path log = folder.resolve("output/job/logs/log1.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }
}
