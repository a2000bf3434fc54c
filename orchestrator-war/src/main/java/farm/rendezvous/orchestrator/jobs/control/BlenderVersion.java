package farm.rendezvous.orchestrator.jobs.control;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of Blender, as far as it matters for opening files. */
record BlenderVersion(int major, int minor) implements Comparable<BlenderVersion> {

  private static final Pattern PATTERN = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

  private static final Comparator<BlenderVersion> ORDER =
      Comparator.comparingInt(BlenderVersion::major).thenComparingInt(BlenderVersion::minor);

  /** Reads {@code 3.4} or {@code 3.4.1}; anything else is as old as can be. */
  static BlenderVersion parse(String text) {
    Matcher matcher = PATTERN.matcher(text);
    return matcher.matches()
        ? new BlenderVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
        : new BlenderVersion(0, 0);
  }

  @Override
  public int compareTo(BlenderVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
