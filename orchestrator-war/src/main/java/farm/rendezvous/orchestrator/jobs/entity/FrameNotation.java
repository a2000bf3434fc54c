package farm.rendezvous.orchestrator.jobs.entity;

import farm.rendezvous.orchestrator.jobs.entity.FrameSet.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of {@link FrameSet}, with its limits and its complaints. */
final class FrameNotation {

  /** Blender's MAXFRAME, 3.4 source DNA_scene_types.h; below zero as far as above. */
  private static final int MAX_FRAME = 1_048_574;

  static final int MAX_LENGTH = 100_000;

  private static final Pattern PART =
      Pattern.compile("\\s*(-?\\d+)\\s*(?:(?:-|\\.\\.)\\s*(-?\\d+)\\s*)?(?:x\\s*(-?\\d+)\\s*)?");

  private FrameNotation() {}

  static List<Run> parse(String notation) {
    if (notation.isBlank()) {
      throw new IllegalFrameSetException("no frames: write them as in 1-20 or 1,5,10-30x2");
    }
    if (notation.length() > MAX_LENGTH) {
      throw new IllegalFrameSetException(
          "longer than " + MAX_LENGTH + " characters: write ranges, or split the job");
    }
    if (notation.contains(":")) {
      throw new IllegalFrameSetException(
          "':' means different things on different farms: write a step as in 1-20x2");
    }
    List<Run> runs = new ArrayList<>();
    long total = 0;
    for (String part : notation.split(",", -1)) {
      Run run = parsePart(part);
      total += run.size();
      if (total > FrameSet.MAX_FRAMES) {
        throw tooMany();
      }
      runs.add(run);
    }
    return runs;
  }

  static Run run(long first, long last, long step) {
    if (step < 1) {
      throw new IllegalFrameSetException("step x" + step + " must be 1 or more");
    }
    if (first > last) {
      throw new IllegalFrameSetException(
          first + "-" + last + " runs backwards: write " + last + "-" + first);
    }
    long count = (last - first) / step + 1;
    if (count > FrameSet.MAX_FRAMES) {
      throw tooMany();
    }
    checkNumber(first);
    checkNumber(last);
    int steps = (int) (count - 1);
    return steps == 0
        ? new Run((int) first, (int) first, 1)
        : new Run((int) first, (int) (first + steps * step), (int) step);
  }

  private static Run parsePart(String part) {
    Matcher matcher = PART.matcher(part);
    if (!matcher.matches()) {
      throw new IllegalFrameSetException(
          "'"
              + shorten(part.strip())
              + "' is no frame and no range: write them as in 1-20 or 1,5,10-30x2");
    }
    long first = number(matcher.group(1));
    long last = matcher.group(2) == null ? first : number(matcher.group(2));
    long step = matcher.group(3) == null ? 1 : number(matcher.group(3));
    return run(first, last, step);
  }

  private static long number(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new IllegalFrameSetException(
          shorten(digits) + " is beyond Blender's last frame " + MAX_FRAME);
    }
  }

  private static void checkNumber(long frame) {
    if (frame < -MAX_FRAME || frame > MAX_FRAME) {
      throw new IllegalFrameSetException(
          "frame "
              + frame
              + " is beyond what Blender counts to: -"
              + MAX_FRAME
              + " to "
              + MAX_FRAME);
    }
  }

  private static IllegalFrameSetException tooMany() {
    return new IllegalFrameSetException(
        "more than " + FrameSet.MAX_FRAMES + " frames: split the job");
  }

  private static String shorten(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
