package farm.rendezvous.node.rendering;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a frame is, from what Blender prints of it. Blender counts samples for each view layer
 * anew, and prints them seldom: the number stands still for long, and never goes back.
 *
 * <p>Understands Cycles ({@code Sample 1/4}, {@code Rendered 3/20 Tiles, Sample 1/64}) and Eevee
 * ({@code Rendering 26 / 64 samples}) of 3.4; Workbench and the sequencer print nothing of it.
 */
final class FrameProgress {

  private static final Pattern CYCLES =
      Pattern.compile(
          "Peak:\\S+ \\| (.*) \\| (?:Rendered (\\d{1,9})/(\\d{1,9}) Tiles, )?"
              + "Sample (\\d{1,9})/(\\d{1,9})$");
  private static final Pattern EEVEE =
      Pattern.compile("\\| Rendering (\\d{1,9}) / (\\d{1,9}) samples$");

  private final int layers;
  private int layer;
  private String name = "";
  private double part;
  private int tile;
  private @Nullable Double whole;

  /**
   * Nothing is rendered yet.
   *
   * @param layers how many view layers the frame is made of, 1 or more
   */
  FrameProgress(int layers) {
    this.layers = layers;
  }

  /** Takes in a line of Blender's, whatever it is about. */
  void hear(String line) {
    Matcher cycles = CYCLES.matcher(line);
    if (cycles.find()) {
      hearCycles(cycles);
      return;
    }
    Matcher eevee = EEVEE.matcher(line);
    if (eevee.find()) {
      double next = ratio(eevee.group(1), eevee.group(2));
      advance(next, next < part);
    }
  }

  /** 0 to 1; null while Blender has not said. */
  @Nullable Double value() {
    return whole;
  }

  private void hearCycles(Matcher found) {
    boolean otherLayer = !found.group(1).equals(name) && !name.isEmpty();
    name = found.group(1);
    double samples = ratio(found.group(4), found.group(5));
    if (found.group(2) == null) {
      advance(samples, otherLayer);
      return;
    }
    int done = Integer.parseInt(found.group(2));
    // With a new tile, Blender first prints the samples of the one before.
    double inside = done == tile && !otherLayer ? samples : 0;
    tile = done;
    advance((done + inside) / Math.max(1, Integer.parseInt(found.group(3))), otherLayer);
  }

  private void advance(double next, boolean otherLayer) {
    layer += otherLayer ? 1 : 0;
    part = next;
    double now = Math.min(1, (layer + next) / Math.max(layers, layer + 1));
    whole = whole == null ? now : Math.max(whole, now);
  }

  private static double ratio(String done, String of) {
    return Math.min(1, Double.parseDouble(done) / Math.max(1, Integer.parseInt(of)));
  }
}
