package farm.rendezvous.node.rendering;

import static farm.rendezvous.node.rendering.Wanted.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import farm.rendezvous.messages.FailureReason;
import farm.rendezvous.messages.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a disk of a quarter of a MiB, which only root can make. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DiskFullTest {

  private static final int DISK_KIB = 256;

  @TempDir private Path folder;

  @BeforeEach
  void mountSmallDisk() throws Exception {
    assumeThat(
            run("mount", "-t", "tmpfs", "-o", "size=" + DISK_KIB + "k", "tmpfs", folder.toString()))
        .as("mount needs root")
        .isZero();
  }

  @AfterEach
  void unmount() throws Exception {
    assertThat(run("umount", "-l", folder.toString())).isZero();
  }

  @ParameterizedTest
  @CsvSource({"PNG, 24", "PNG, 40", "OPEN_EXR, 24", "OPEN_EXR, 60"})
  void nothingHalfIsInPlaceAndTheReasonIsSaid(ImageFormat format, int leftKib) throws Exception {
    Path hostile = TestBlends.folder("hostile");
    try (RenderRoom room = new RenderRoom(folder, hostile, RenderRoom.BLENDER)) {
      Files.write(folder.resolve("filler"), new byte[(DISK_KIB - leftKib) * 1024]);

      room.render("good.blend", SMALL.size(1, 600).format(format), 1);

      assertThat(room.reason()).contains(FailureReason.DISK_FULL);
      assertThat(room.problems()).singleElement().asString().contains("disk full");
      assertThat(room.files()).isEmpty();
      room.awaitNoBlender();
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).start().waitFor();
  }
}
