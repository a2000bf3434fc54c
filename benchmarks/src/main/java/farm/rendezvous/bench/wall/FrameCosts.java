package farm.rendezvous.bench.wall;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Blender needed, by when its lines came. Start and frames together are the time from the
 * start of the process to the last frame in place.
 *
 * @param start seconds until it began with the first frame
 * @param frames seconds of each frame, from the end of the one before to its own end: to be set,
 *     rendered and saved
 */
record FrameCosts(double start, SortedMap<Integer, Double> frames) {
  /** {@code Fra:7 Mem:9.90M ...}, with Blender 5 behind a time and a subsystem. */
  private static final Pattern AT_WORK = Pattern.compile("^(?:[^|]*\\| )?Fra:(-?\\d+) ");

  /** {@code Time: 00:00.44 (Saving: 00:00.28)}: the last line of a frame. */
  private static final Pattern END = Pattern.compile("^(?:[^|]*\\|)? *Time: [\\d:.]+ \\(Saving: ");

  /**
   * Reads the output of a rendering.
   *
   * @throws IllegalArgumentException if no frame ended
   */
  static FrameCosts parse(List<TimedLine> output) {
    SortedMap<Integer, Double> frames = new TreeMap<>();
    double start = Double.NaN;
    double before = Double.NaN;
    int frame = 0;
    for (TimedLine line : output) {
      Matcher atWork = AT_WORK.matcher(line.text());
      if (atWork.find()) {
        frame = Integer.parseInt(atWork.group(1));
        if (Double.isNaN(start)) {
          start = line.seconds();
          before = start;
        }
      } else if (END.matcher(line.text()).find()) {
        frames.put(frame, line.seconds() - before);
        before = line.seconds();
      }
    }
    if (frames.isEmpty()) {
      throw new IllegalArgumentException(
          "no frame in what Blender wrote: " + output.stream().map(TimedLine::text).toList());
    }
    return new FrameCosts(start, frames);
  }

  /** The lesser of both for the start and for each frame: the one that was disturbed less. */
  FrameCosts least(FrameCosts again) {
    SortedMap<Integer, Double> least = new TreeMap<>(frames);
    again.frames.forEach((frame, seconds) -> least.merge(frame, seconds, Math::min));
    return new FrameCosts(Math.min(start, again.start), least);
  }

  /** Seconds of all frames, without the start. */
  double sum() {
    return frames.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Seconds from the start of the process to the last frame in place. */
  double total() {
    return start + sum();
  }
}
