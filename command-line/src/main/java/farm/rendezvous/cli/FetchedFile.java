package farm.rendezvous.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;

/** A file that comes from the farm. */
final class FetchedFile {

  private FetchedFile() {}

  /**
   * Brings it into a file, which appears under its name when all of it is there, or not at all.
   *
   * @param source opens what is to come; it is closed
   * @return its size in bytes
   * @throws Unusable if the file cannot be written
   */
  static long keep(Supplier<InputStream> source, Path target) {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (InputStream content = source.get()) {
      try {
        long bytes = Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        return bytes;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new Unusable("%s cannot be written to: %s".formatted(target, e));
    }
  }
}
