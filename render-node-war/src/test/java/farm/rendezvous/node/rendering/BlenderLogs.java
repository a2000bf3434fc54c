package farm.rendezvous.node.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What Blender 3.4.1 with our worker printed, read as the node reads it. */
final class BlenderLogs {

  private static final BlenderOutput OUTPUT = new BlenderOutput("@rendezvous");

  private BlenderLogs() {}

  /** All lines. */
  static List<String> all(String name) throws IOException {
    String file = "/blender-logs/3.4.1-" + name + ".log";
    try (InputStream in = BlenderLogs.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }

  static List<WorkerEvent> events(String name) throws IOException {
    return all(name).stream().flatMap(line -> OUTPUT.event(line).stream()).toList();
  }

  /** What the node remembers at the end: Blender's own lines since the last frame began. */
  static List<String> remembered(String name) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : all(name)) {
      var event = OUTPUT.event(line);
      if (event.isEmpty()) {
        lines.add(line);
      } else if (event.get() instanceof WorkerEvent.Started) {
        lines.clear();
      }
    }
    return lines;
  }

  /** Blender's own lines from the beginning of a frame until the worker said how it ended. */
  static List<String> ofFrame(String name, int frame) throws IOException {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : all(name)) {
      var event = OUTPUT.event(line).orElse(null);
      if (event instanceof WorkerEvent.Started started) {
        inside = started.frame() == frame;
      } else if (event != null) {
        inside = false;
      } else if (inside) {
        lines.add(line);
      }
    }
    return lines;
  }
}
