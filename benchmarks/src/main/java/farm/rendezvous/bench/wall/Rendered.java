package farm.rendezvous.bench.wall;

import static java.util.stream.Collectors.toMap;

import farm.rendezvous.client.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/**
 * What it took a farm to render a scene.
 *
 * @param seconds from the submission to the last frame in its place
 * @param idle seconds from the last frame of the node that was done first to that of the last one
 * @param longest seconds of the frame that took longest
 */
record Rendered(double seconds, double idle, double longest) {

  /**
   * From when each frame came to its place.
   *
   * @param places of all frames, of one at least
   */
  static Rendered of(Instant begun, Map<Frame, Instant> places) {
    Collection<Instant> lastOfEach =
        places.entrySet().stream()
            .collect(
                toMap(
                    one -> String.valueOf(one.getKey().node()),
                    Map.Entry::getValue,
                    (one, other) -> one.isAfter(other) ? one : other))
            .values();
    Instant firstIdle = lastOfEach.stream().min(Instant::compareTo).orElseThrow();
    Instant end = lastOfEach.stream().max(Instant::compareTo).orElseThrow();
    double longest =
        places.keySet().stream()
            .map(Frame::seconds)
            .mapToDouble(seconds -> seconds == null ? 0 : seconds)
            .max()
            .orElseThrow();
    return new Rendered(seconds(begun, end), seconds(firstIdle, end), longest);
  }

  /** How long a slot was idle at the end, in frames that take as long as the longest. */
  double idleFrames() {
    return idle / longest;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
