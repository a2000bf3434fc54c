package farm.rendezvous.node.rendering;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Optional;

/** Scenes that are not in the repository; tests that need them are skipped where they are not. */
final class TestBlends {

  private static final Path FOLDER =
      Optional.ofNullable(System.getenv("RENDEZVOUS_BLENDS"))
          .map(Path::of)
          .orElse(Path.of("..", "..", "shared", "blends"))
          .toAbsolutePath()
          .normalize();

  private TestBlends() {}

  static Path folder(String name) {
    Path folder = FOLDER.resolve(name);
    assumeThat(folder).isDirectory();
    return folder;
  }
}
