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

  /** The file, if it is of this machine and not in the farm's blend folder. */
  Optional<Path> toUpload(String typed, Optional<LocalFarm> local) {
    return local.isPresent()
        ? toUpload(local.get().blend(), typed)
        : Optional.of(directory.resolve(typed).normalize()).filter(Files::isRegularFile);
  }

  Optional<Path> toUpload(Path blend, String typed) {
    Path here = directory.resolve(typed).normalize();
    boolean inFarm = real(here).startsWith(real(blend)) || Files.exists(blend.resolve(typed));
    return Files.isRegularFile(here) && (!inFarm || isElsewhere(blend, here, typed))
        ? Optional.of(here)
        : Optional.empty();
  }

  /** An absolute path is just what it says. */
  private static boolean isElsewhere(Path blend, Path here, String typed) {
    return Path.of(typed).isAbsolute() && !real(here).startsWith(real(blend));
  }

  String below(Path blend, String typed) {
    Path here = directory.resolve(typed).normalize();
    if (Files.exists(here) && real(here).startsWith(real(blend))) {
      return real(blend).relativize(real(here)).toString();
    }
    if (Path.of(typed).isAbsolute()) {
      throw new Unusable("%s is not there, and %s has no such file".formatted(here, blend));
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
