package farm.rendezvous.cli;

import farm.rendezvous.localfarm.LocalFarm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a user types for a .blend file, as the farm knows it: below its blend folder.
 *
 * @param directory where the user is
 */
record BlendPath(Path directory) {

  /** Only a farm of this machine sees the user's files; for others it stays as typed. */
  String forFarm(String typed, Optional<LocalFarm> local) {
    return local.map(farm -> below(farm.blend(), typed)).orElse(typed);
  }

  String below(Path blend, String typed) {
    Path here = directory.resolve(typed).normalize();
    if (Files.exists(here) && real(here).startsWith(real(blend))) {
      return real(blend).relativize(real(here)).toString();
    }
    if (Path.of(typed).isAbsolute()
        || (Files.exists(here) && !Files.exists(blend.resolve(typed)))) {
      throw new Unusable(
          "%s is not in the farm's blend folder. Copy it to %s, or start a farm with --blend"
              .formatted(here, blend));
    }
    return typed;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
