package farm.rendezvous.orchestrator.nodes.entity;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What nodes have and jobs require: words such as {@code gpu}, in the order of the alphabet.
 *
 * @param all lower case
 */
public record Tags(List<String> all) {

  public static final Tags NONE = new Tags(List.of());

  /** The most that a job may require, and the longest. */
  public static final int MOST = 16;

  private static final Pattern TAG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,30}");

  /** Tags in any order. */
  public static Tags of(Collection<String> tags) {
    return new Tags(List.copyOf(new TreeSet<>(tags)));
  }

  /** Reads what {@link #toString} has written. */
  public static Tags parse(String text) {
    return text.isEmpty() ? NONE : new Tags(List.of(text.split(",")));
  }

  /** Whether a word may be one. */
  public static boolean isTag(String word) {
    return TAG.matcher(word).matches();
  }

  /** Whether a node with these tags has all that is required. */
  public boolean areAmong(Collection<String> ofNode) {
    return ofNode.containsAll(all);
  }

  @Override
  public String toString() {
    return String.join(",", all);
  }
}
