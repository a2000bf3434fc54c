package farm.rendezvous.node.rendering;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a line of what a Blender with our worker prints. Seen on 3.4; 5.0 puts a time and {@code
 * render |} before its lines.
 */
final class BlenderOutput {

  private static final String MARK = "@rendezvous ";

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** 2.8 to 5.x, Cycles: {@code Fra:7 Mem:9.90M ... | Sample 3/16}. */
  private static final Pattern CYCLES_SAMPLE = Pattern.compile("\\bSample (\\d+)/(\\d+)");

  /** 2.8 to 4.x, EEVEE: {@code Fra:7 ... | Rendering 26 / 64 samples}. */
  private static final Pattern EEVEE_SAMPLE =
      Pattern.compile("\\bRendering (\\d+) / (\\d+) samples");

  private static final Pattern FRAME = Pattern.compile("\\bFra:(-?\\d+) ");

  private BlenderOutput() {}

  /** The worker's event, if the line is one. */
  static Optional<WorkerEvent> event(String line) {
    if (!line.startsWith(MARK)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(line.substring(MARK.length()), WorkerEvent.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The frame that Blender's own progress line is about. */
  static OptionalInt frame(String line) {
    Matcher matcher = FRAME.matcher(line);
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** How far Blender is inside the frame, 0 to 1, as far as a line says so. */
  static OptionalDouble progress(String line) {
    for (Pattern pattern : new Pattern[] {CYCLES_SAMPLE, EEVEE_SAMPLE}) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        double total = Double.parseDouble(matcher.group(2));
        double done = Double.parseDouble(matcher.group(1));
        return total > 0 ? OptionalDouble.of(Math.min(done / total, 1)) : OptionalDouble.empty();
      }
    }
    return OptionalDouble.empty();
  }
}
