package farm.rendezvous.node.rendering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a Blender said.
 *
 * @param event null: it has ended, and says no more
 * @param lines what it had printed since the event before, but for the beginning of a frame
 */
record Heard(@Nullable WorkerEvent event, List<String> lines) {

  /** The end of what it had printed, for a person to read. */
  String tail() {
    return BlenderLog.tail(lines);
  }
}
