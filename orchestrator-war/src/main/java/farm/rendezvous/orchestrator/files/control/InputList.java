package farm.rendezvous.orchestrator.files.control;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The inputs of a job: what each is called, and what is in it. As text it is what sha256sum writes,
 * and {@code sha256sum -c} checks.
 *
 * @param files hashes by names, which are fit ({@link InputName})
 */
public record InputList(SortedMap<String, Sha256> files) {

  private static final int HASH = 64;
  private static final String GAP = "  ";

  public InputList(Map<String, Sha256> files) {
    this(new TreeMap<>(files));
  }

  /** Reads what {@link #text} wrote. */
  static InputList parse(String text) {
    TreeMap<String, Sha256> files = new TreeMap<>();
    text.lines()
        .forEach(
            line ->
                files.put(
                    line.substring(HASH + GAP.length()), new Sha256(line.substring(0, HASH))));
    return new InputList(files);
  }

  String text() {
    return files.entrySet().stream()
        .map(file -> file.getValue() + GAP + file.getKey() + "\n")
        .collect(Collectors.joining());
  }
}
