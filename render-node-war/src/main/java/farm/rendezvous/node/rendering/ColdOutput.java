package farm.rendezvous.node.rendering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the frames of a Blender that goes through them by itself, by the lines that it prints:
 * {@code Fra:7 Mem:...} while it renders, {@code Saved: '...'} when an image is written. From 5.0
 * on, Blender puts a time and a word before them. What cold.py says comes first.
 */
final class ColdOutput implements BlenderWords {

  private static final String BEFORE = "^(?:\\S+\\s+render\\s+\\|\\s+)?";
  private static final Pattern INSIDE = Pattern.compile(BEFORE + "Fra: ?(-?\\d{1,9}) ");
  private static final Pattern SAVED = Pattern.compile(BEFORE + "Saved: '(.*)'$");

  private final BlenderOutput script;
  private final Map<String, Integer> frames;
  private WorkerEvent.@Nullable Ready ready;
  private int inside = Integer.MIN_VALUE;
  private long begun = System.nanoTime();

  /**
   * A reader.
   *
   * @param frames by the path where Blender writes the image
   */
  ColdOutput(BlenderOutput script, Map<String, Integer> frames) {
    this.script = script;
    this.frames = frames;
  }

  @Override
  public Optional<WorkerEvent> event(String line) {
    Optional<WorkerEvent> said = script.event(line);
    if (said.isPresent()) {
      if (said.get() instanceof WorkerEvent.Ready now) {
        ready = now;
        begun = System.nanoTime();
      }
      return said;
    }
    Matcher saved = SAVED.matcher(line);
    if (ready != null && saved.find()) {
      WorkerEvent.Ready file = ready;
      return Optional.ofNullable(frames.get(saved.group(1))).map(frame -> finished(frame, file));
    }
    Matcher rendering = INSIDE.matcher(line);
    return rendering.find() ? begun(Integer.parseInt(rendering.group(1))) : Optional.empty();
  }

  @Override
  public boolean isMarked(String line) {
    return script.isMarked(line);
  }

  private Optional<WorkerEvent> begun(int frame) {
    if (frame == inside || !frames.containsValue(frame)) {
      return Optional.empty();
    }
    inside = frame;
    return Optional.of(new WorkerEvent.Started(frame));
  }

  private WorkerEvent finished(int frame, WorkerEvent.Ready file) {
    double seconds = Math.round((System.nanoTime() - begun) / 1e6) / 1e3;
    begun = System.nanoTime();
    return new WorkerEvent.Finished(
        frame, file.width(), file.height(), seconds, null, null, List.of());
  }
}
