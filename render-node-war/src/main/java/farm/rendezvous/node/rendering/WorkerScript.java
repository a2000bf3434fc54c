package farm.rendezvous.node.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** Our scripts for Blender, taken out of the WAR so that Blender can run them. */
final class WorkerScript {

  private static final List<String> FILES =
      List.of(
          "worker.py", "cold.py", "events.py", "jobsettings.py", "preflight.py", "usedfiles.py");

  private WorkerScript() {}

  /** Writes them to a folder of their own and returns it. */
  static Path extract() {
    try {
      Path folder = Files.createTempDirectory("rendezvous-worker");
      folder.toFile().deleteOnExit(); // first registered, last deleted: when it is empty
      for (String file : FILES) {
        try (InputStream in = WorkerScript.class.getResourceAsStream("/blender/" + file)) {
          Files.copy(
              Objects.requireNonNull(in, file),
              folder.resolve(file),
              StandardCopyOption.REPLACE_EXISTING);
        }
        folder.resolve(file).toFile().deleteOnExit();
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("the worker script cannot be unpacked", e);
    }
  }
}
