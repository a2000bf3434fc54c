/**
 * What the node tells the orchestrator: reports of frames, kept until the broker has them, and a
 * heartbeat every second.
 */
@NullMarked
package farm.rendezvous.node.reporting;

import org.jspecify.annotations.NullMarked;
