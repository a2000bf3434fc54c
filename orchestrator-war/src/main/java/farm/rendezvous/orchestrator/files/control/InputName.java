package farm.rendezvous.orchestrator.files.control;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an input below the folder of its job: where the .blend file looks for it. */
public final class InputName {

  private static final int LONGEST = 1024;
  private static final int LONGEST_PART = 255;
  private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);

  private InputName() {}

  /** What is wrong with a name, a sentence without its subject; empty if nothing is. */
  public static Optional<String> trouble(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return Optional.of("must have 1 to " + LONGEST + " characters");
    }
    if (name.startsWith("/") || DRIVE.matcher(name).matches()) {
      return Optional.of("is an absolute path: name it as it is below the job's folder");
    }
    if (name.contains("\\")) {
      return Optional.of("has a backslash: separate folders by /");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("has a control character in it");
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..") || part.equals(".") || part.isEmpty()) {
        return Optional.of("has '" + part + "' in its path: name it plainly, such as tex/wood.png");
      }
      if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
        return Optional.of("has a part of more than " + LONGEST_PART + " bytes");
      }
    }
    return Optional.empty();
  }
}
