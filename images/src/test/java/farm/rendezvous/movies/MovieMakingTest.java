package farm.rendezvous.movies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.rendezvous.messages.MovieRequest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MovieMakingTest {

  private static final MovieRequest REQUEST =
      new MovieRequest(new UUID(0, 2), new UUID(0, 1), "0a".repeat(16), false, null, "25");

  @TempDir private Path job;
  private Path folder = Path.of("");
  private MovieMaking making = new MovieMaking(folder, REQUEST);

  @BeforeEach
  void twoFrames() throws IOException {
    folder = Files.createDirectory(job.resolve(".movie"));
    making = new MovieMaking(folder, REQUEST);
    for (String name : new String[] {"1.png", "2.png"}) {
      ImageIO.write(
          new BufferedImage(33, 17, BufferedImage.TYPE_INT_RGB), "png", job.resolve(name).toFile());
    }
    Files.writeString(making.list(), "ffconcat version 1.0\nfile '../1.png'\nfile '../2.png'\n");
  }

  @Test
  void theMovieComesBesideTheList() throws Exception {
    Path part = making.make("ffmpeg", () -> true);

    assertThat(part).hasParent(folder).isNotEmptyFile();
    assertThat(new String(Files.readAllBytes(part), 4, 4, java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo("ftyp");
    assertThat(folder).isDirectoryNotContaining("glob:**.log");
  }

  @Test
  void whatFailsLeavesNothing() throws IOException {
    Files.writeString(making.list(), "ffconcat version 1.0\nfile '../3.png'\n");

    assertThatThrownBy(() -> making.make("ffmpeg", () -> true))
        .isInstanceOf(MovieFailedException.class)
        .hasMessageContaining("3.png");
    assertThat(folder).isDirectoryNotContaining("glob:**.{log,part}");
  }

  @Test
  void twoMakersDoNotWriteIntoTheSameFile() throws Exception {
    assertThat(making.make("ffmpeg", () -> true)).isNotEqualTo(making.make("ffmpeg", () -> true));
  }
}
