package farm.rendezvous.node.rendering;

import java.util.Optional;

/** Finds what concerns the node among the lines that a Blender prints. */
interface BlenderWords {

  /** The event that the line tells, if it tells one. */
  Optional<WorkerEvent> event(String line);

  /** Whether the line is from our script to the node, and no concern of who reads the log. */
  boolean isMarked(String line);
}
