package farm.rendezvous.node.rendering;

import farm.rendezvous.messages.FailureReason;

/**
 * Why a frame is not there.
 *
 * @param problem one sentence that a Blender user understands
 */
record Failure(FailureReason reason, String problem) {}
