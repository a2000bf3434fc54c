package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.FailureReason;

/**
 * Why a frame is not there.
 *
 * @param problem one sentence that a Blender user understands
 * @param setting what is at fault, by its name in {@code RenderSettings}
 */
record Failure(FailureReason reason, String problem, String setting) {

  /** Where no other setting would help, it is the file. */
  Failure(FailureReason reason, String problem) {
    this(reason, problem, "file");
  }
}
