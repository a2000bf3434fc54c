package farm.rendezvous.messaging;

import java.util.Collection;

/** The value of the property {@code avoid}. */
final class Avoid {

  private Avoid() {}

  /** These nodes, of which there is one at least, as the selectors of nodes look for them. */
  static String these(Collection<String> nodes) {
    return "|" + String.join("|", nodes) + "|";
  }
}
