package farm.rendezvous.node.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Defects for our script in Blender. */
final class Broken {

  private Broken() {}

  /** The script is nothing but this line. */
  static void worker(Path scripts, String line) throws IOException {
    Files.writeString(scripts.resolve("worker.py"), line + "\n");
  }

  /** The script fails at that frame. */
  static void render(Path scripts, String frame) throws IOException {
    Path worker = scripts.resolve("worker.py");
    String begin = "    begun = time.monotonic()\n";
    String script = Files.readString(worker);
    if (!script.contains(begin)) {
      throw new IllegalStateException("no such place in worker.py");
    }
    Files.writeString(worker, script.replace(begin, begin + "    1 / (frame - " + frame + ")\n"));
  }
}
